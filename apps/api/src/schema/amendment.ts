import type { Day } from '@giliran/kernel';
import { amendmentLines, amendmentProblems, parseWhatIfAmendment, type AmendmentLine, type TypedWhatIf } from '@giliran/planning';
import { regulationById } from '@giliran/policy';
import { builder } from '../builder.ts';
import { jsonOf } from '../json-of.ts';
import { EducationFormRef, PhaseRef } from './regulation.ts';

export const AmendmentLineRef = builder.objectRef<AmendmentLine>('AmendmentLine').implement({
  description: 'One line of a what-if: what was, what becomes, for which forms of education.',
  fields: (t) => ({
    change: t.exposeInt('change', { description: 'Position of the change it belongs to; one change may give several lines.' }),
    key: t.exposeString('key', { description: 'Parameter.' }),
    unit: t.exposeString('unit', { description: 'Unit of both values.' }),
    was: t.string({
      nullable: true,
      description: 'What the baseline holds, as JSON; null = it holds no value.',
      resolve: (l) => (l.was === null ? null : JSON.stringify(l.was)),
    }),
    wasArticle: t.exposeString('wasArticle', { description: 'Where that stands; empty when its text is not stored.' }),
    becomes: t.string({ description: 'What is supposed instead, as JSON.', resolve: (l) => JSON.stringify(l.becomes) }),
    direction: t.string({ description: 'STRICTER, SAME, LOOSER or NEW.', resolve: (l) => l.direction }),
    from: t.field({ type: 'Day', description: 'From when.', resolve: (l) => l.from }),
    phase: t.field({ type: PhaseRef, nullable: true, description: 'Only in this phase; null = both.', resolve: (l) => l.phase }),
    forms: t.field({ type: [EducationFormRef], description: 'Forms of education it bears on.', resolve: (l) => l.forms }),
    article: t.exposeString('article', { nullable: true, description: 'Article of a draft; null = a mere supposition.' }),
    quote: t.exposeString('quote', { nullable: true, description: 'Words of the draft.' }),
    reference: t.exposeString('reference', { nullable: true, description: 'What would allow a looser value.' }),
    bites: t.exposeBoolean('bites', { description: 'The value in force differs; false where another chosen text is stricter still.' }),
    counted: t.exposeBoolean('counted', { description: 'The model of a school reads it; else the figures cannot show its effect.' }),
  }),
});

const AmendmentChangeInput = builder.inputType('AmendmentChangeInput', {
  description: 'One parameter that is supposed to hold another value. Nothing is stored as a regulation.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'Parameter; see `authorableParameters`.' }),
    value: t.string({ required: true, description: 'The value, as JSON: 15, "CLOSED", ["GREEN"].' }),
    unit: t.string({ required: false, description: 'Its unit, to be checked; absent = the parameter’s own.' }),
    phase: t.field({ type: PhaseRef, required: false, description: 'Only in this phase.' }),
    levelGroup: t.string({ required: false, description: 'Only for DASMEN, PAUD, SLB, ELEMENTARY or SECONDARY.' }),
    from: t.field({ type: 'Day', required: true, description: 'From when; not after the day of the what-if.' }),
    article: t.string({ required: false, description: 'Article of a draft.' }),
    quote: t.string({ required: false, description: 'Its words.' }),
    reference: t.string({ required: false, description: 'What would allow a looser value; a stricter one needs none.' }),
  }),
});

const AmendmentInput = builder.inputType('AmendmentInput', {
  description: 'A named diff over one of the regulations of a side. The stored regulation stays as it is.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name of the what-if.' }),
    baseline: t.id({ required: true, description: 'Regulation that is changed; one of the side’s own.' }),
    changes: t.field({ type: [AmendmentChangeInput], required: true, description: 'What is changed, at most 20.' }),
  }),
});

export const SideInput = builder.inputType('WhatIfSideInput', {
  description: 'One set of regulations, with or without an amendment.',
  fields: (t) => ({
    label: t.string({ required: true, description: 'Name of the side.' }),
    regulationIds: t.stringList({ required: true, description: 'Its regulations; the strictest value wins.' }),
    amendment: t.field({ type: AmendmentInput, required: false, description: 'A named diff over one of them.' }),
  }),
});

/** A side as planning reads it; values arrive as JSON. Throws with the path inside the side. */
export function typedSide({ label, regulationIds, amendment }: typeof SideInput.$inferInput, path: string): TypedWhatIf['sides'][number] {
  if (!amendment) return { label, regulationIds };
  const changes = amendment.changes.map((change, index) => ({
    ...change,
    value: jsonOf(change.value, `${path}/amendment/changes/${index}/value`),
  }));
  return { label, regulationIds, amendment: { name: amendment.name, baseline: amendment.baseline, changes } };
}

interface AmendmentCheck {
  problems: { path: string; message: string }[];
  lines: AmendmentLine[];
}

const CheckRef = builder.objectRef<AmendmentCheck>('AmendmentCheck').implement({
  description: 'How an amendment would stand to its baseline, before anything is computed.',
  fields: (t) => ({
    accepted: t.boolean({ description: 'May it be asked?', resolve: (c) => c.problems.length === 0 }),
    problems: t.stringList({
      description: 'Why not, Indonesian: both values and what is missing.',
      resolve: (c) => c.problems.map((p) => p.message),
    }),
    lines: t.field({ type: [AmendmentLineRef], description: 'The diff line by line.', resolve: (c) => c.lines }),
  }),
});

builder.queryField('checkAmendment', (t) =>
  t.field({
    type: CheckRef,
    description: 'Shows an amendment beside its untouched baseline without asking the what-if: a looser value needs a reference.',
    authScopes: { signedIn: true },
    args: {
      side: t.arg({ type: SideInput, required: true, description: 'The regulations with the amendment.' }),
      phase: t.arg({ type: PhaseRef, required: true, description: 'Phase.' }),
      date: t.arg({ type: 'Day', required: true, description: 'Day whose rules apply.' }),
    },
    resolve: (_root, { side, phase, date }): AmendmentCheck => {
      for (const [index, id] of side.regulationIds.entries()) regulationById(id, `/side/regulationIds/${index}`);
      const { label, regulationIds, amendment } = typedSide(side, '/side');
      if (!amendment) return { problems: [], lines: [] };
      const question: { phase: typeof phase; date: Day } = { phase, date };
      const read = { label, regulationIds, amendment: parseWhatIfAmendment(amendment, { regulationIds, ...question }) };
      const lines = amendmentLines(read, question);
      return { problems: amendmentProblems(read, lines), lines };
    },
  }),
);
