import {
  insertAssumptionOverride,
  insertLocalRegulation,
  withdrawLocalRegulation,
  type AssumptionOverrideRow,
  type LocalRegulationRow,
} from '@giliran/db/queries/local-regulations';
import { InputError } from '@giliran/kernel';
import { localRegulationOf, LOCAL_BASELINE } from '@giliran/planning';
import {
  assumptionById,
  assumptions,
  listRegulations,
  parametersOf,
  type Assumption,
  type ParameterRecord,
  type ParameterValue,
} from '@giliran/policy';
import {
  authorableParameters,
  checkLocalRegulation,
  parseLocalRegulation,
  type LocalCheck,
  type LocalComparison,
  type LocalProblem,
} from '@giliran/policy/authoring';
import { areaRulesIn, forgetAreaRules } from '../area-of.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badInput, notFound, wellFormed } from '../errors.ts';
import { settle } from '../record-event.ts';
import { jsonOf } from '../json-of.ts';
import { KabupatenRef } from './dinas.ts';
import { AssumptionRef, PhaseRef } from './regulation.ts';

const ComparisonRef = builder.objectRef<LocalComparison>('LocalComparison').implement({
  description: 'A local value beside one value of the regulation.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Parameter.' }),
    value: t.string({ description: 'The local value, as JSON.', resolve: (c) => JSON.stringify(c.value) }),
    baselineValue: t.string({
      nullable: true,
      description: 'The value of the regulation, as JSON; null = it holds none.',
      resolve: (c) => (c.baselineValue === null ? null : JSON.stringify(c.baselineValue)),
    }),
    baselineArticle: t.exposeString('baselineArticle', { description: 'Where that stands.' }),
    unit: t.exposeString('unit', { description: 'Unit of both.' }),
    phase: t.field({ type: PhaseRef, nullable: true, description: 'In this phase; null = both.', resolve: (c) => c.phase }),
    levelGroup: t.string({ nullable: true, description: 'For this group of forms; null = all.', resolve: (c) => c.levelGroup }),
    direction: t.string({ description: 'STRICTER, SAME, LOOSER or NEW.', resolve: (c) => c.direction }),
  }),
});

const LocalRegulationRef = builder.objectRef<LocalRegulationRow>('LocalRegulation').implement({
  description: 'A value that the Dinas of a kabupaten set itself (P7.2.a), with the words it stands on.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    title: t.exposeString('title', { description: 'Name of the local text.' }),
    key: t.exposeString('key', { description: 'Parameter.' }),
    value: t.string({ description: 'The value, as JSON.', resolve: (r) => JSON.stringify(r.value) }),
    unit: t.exposeString('unit', { description: 'Its unit.' }),
    phase: t.exposeString('phase', { nullable: true, description: 'Only in this phase.' }),
    levelGroup: t.exposeString('levelGroup', { nullable: true, description: 'Only for this group of forms.' }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: (r) => r.fromDay }),
    article: t.exposeString('article', { description: 'Article of the local text.' }),
    quote: t.exposeString('quote', { description: 'Its words.' }),
    reference: t.exposeString('reference', {
      nullable: true,
      description: 'What allows a looser value; none is needed for a stricter one.',
    }),
    withdrawnFrom: t.field({
      type: 'Day',
      nullable: true,
      description: 'First day on which it no longer holds.',
      resolve: (r) => r.withdrawnFrom,
    }),
    comparisons: t.field({
      type: [ComparisonRef],
      description: 'Beside what the regulation says.',
      resolve: (r) => [...checkLocalRegulation(localRegulationOf(r)).comparisons],
    }),
  }),
});

const RefusedRef = builder.objectRef<LocalCheck & { kind: 'refused' }>('LocalRegulationRefused').implement({
  description: 'A looser value without a reference (P7.2.a): nothing was written.',
  fields: (t) => ({
    message: t.string({
      description: 'Both values and what is missing, Indonesian.',
      resolve: (c) => c.problems.map((p: LocalProblem) => p.message).join(' '),
    }),
    comparisons: t.field({ type: [ComparisonRef], description: 'Beside what the regulation says.', resolve: (c) => [...c.comparisons] }),
  }),
});

const SaveResult = builder.unionType('SaveLocalRegulationResult', {
  description: 'The stored value, or why it was refused.',
  types: [LocalRegulationRef, RefusedRef],
  resolveType: (value) => ('kind' in (value as object) ? RefusedRef : LocalRegulationRef),
});

const CheckRef = builder.objectRef<LocalCheck>('LocalRegulationCheck').implement({
  description: 'How a value would stand to the regulation, before it is saved.',
  fields: (t) => ({
    accepted: t.exposeBoolean('accepted', { description: 'May it be saved?' }),
    problems: t.stringList({ description: 'Why not, Indonesian.', resolve: (c) => c.problems.map((p) => p.message) }),
    comparisons: t.field({ type: [ComparisonRef], description: 'Beside what the regulation says.', resolve: (c) => [...c.comparisons] }),
  }),
});

type Authorable = ReturnType<typeof authorableParameters>[number];

const AuthorableRef = builder.objectRef<Authorable>('AuthorableParameter').implement({
  description: 'A parameter that a local rule may set.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key.' }),
    unit: t.exposeString('unit', { description: 'Its unit.' }),
    words: t.stringList({
      nullable: true,
      description: 'The words it may take, strictest first; null = a number, yes or no, or a list.',
      resolve: (p) => (p.words ? [...p.words] : null),
    }),
    sample: t.string({
      nullable: true,
      description: 'What the Perbup holds, else another stored text, as JSON: shows the form of the value.',
      resolve: (p) => sampleOf(p.key),
    }),
  }),
});

function sampleOf(key: string): string | null {
  const shows = (one: ParameterRecord): boolean => one.key === key && one.value !== null;
  // Where the Perbup is silent another stored text shows the form; a range of numbers shows none.
  const record =
    parametersOf(LOCAL_BASELINE).find(shows) ??
    listRegulations()
      .flatMap(({ id }) => parametersOf(id))
      .find((one) => shows(one) && !Array.isArray(one.value));
  return record ? JSON.stringify(record.value) : null;
}

interface LocalAssumption {
  assumption: Assumption;
  override: AssumptionOverrideRow | null;
}

const LocalAssumptionRef = builder.objectRef<LocalAssumption>('LocalAssumption').implement({
  description: 'An assumption as it holds in the kabupaten.',
  fields: (t) => ({
    id: t.string({ description: 'Id such as A-02.', resolve: ({ assumption }) => assumption.id }),
    assumption: t.field({ type: AssumptionRef, description: 'The product’s own choice.', resolve: (l) => l.assumption }),
    alternatives: t.stringList({
      description: 'Other readings, as JSON.',
      resolve: ({ assumption }) => assumption.alternatives.map((value) => JSON.stringify(value)),
    }),
    value: t.string({
      description: 'The value in force, as JSON.',
      resolve: ({ assumption, override }) => JSON.stringify(override && !override.restored ? override.value : assumption.value),
    }),
    changed: t.boolean({ description: 'Changed by the Dinas.', resolve: ({ override }) => override !== null && !override.restored }),
    note: t.string({ nullable: true, description: 'Why, in the words of the Dinas.', resolve: ({ override }) => override?.note ?? null }),
    reference: t.string({ nullable: true, description: 'What it rests on.', resolve: ({ override }) => override?.reference ?? null }),
  }),
});

builder.objectFields(KabupatenRef, (t) => ({
  localRegulations: t.field({
    type: [LocalRegulationRef],
    description: 'Values the Dinas set itself, oldest first, withdrawn ones included.',
    resolve: async (k, _a, context) => (await areaRulesIn(context, k.code)).localRegulations,
  }),
  assumptions: t.field({
    type: [LocalAssumptionRef],
    description: 'A-01 to A-22 as they hold in the kabupaten.',
    resolve: async (k, _a, context) => {
      const overrides = new Map((await areaRulesIn(context, k.code)).overrides.map((row) => [row.assumptionId, row]));
      return assumptions().map((assumption) => ({ assumption, override: overrides.get(assumption.id) ?? null }));
    },
  }),
}));

const LocalValueInput = builder.inputType('LocalRegulationInput', {
  description: 'A value of the Dinas.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'Name of the local text.' }),
    key: t.string({ required: true, description: 'Parameter; see `authorableParameters`.' }),
    value: t.string({ required: true, description: 'The value, as JSON: 15, "CLOSED", ["GREEN"].' }),
    phase: t.field({ type: PhaseRef, required: false, description: 'Only in this phase.' }),
    levelGroup: t.string({ required: false, description: 'Only for DASMEN, PAUD, SLB, ELEMENTARY or SECONDARY.' }),
    from: t.field({ type: 'Day', required: true, description: 'First day.' }),
    article: t.string({ required: true, description: 'Article of the local text.' }),
    quote: t.string({ required: true, description: 'Its words.' }),
    reference: t.string({ required: false, description: 'What allows a looser value.' }),
  }),
});

type LocalValues = typeof LocalValueInput.$inferInput;

/** What was typed as a row, once the rules have read it; throws with the path of what is wrong. */
function readLocal(kabupatenCode: string, input: LocalValues) {
  const unit = authorableParameters().find(({ key }) => key === input.key)?.unit ?? '';
  const row = {
    id: '00000000-0000-4000-8000-000000000000',
    kabupatenCode,
    title: input.title.trim(),
    key: input.key,
    phase: input.phase ?? null,
    levelGroup: input.levelGroup || null,
    value: jsonOf(input.value, '/value'),
    unit,
    fromDay: input.from,
    article: input.article.trim(),
    quote: input.quote.trim(),
    reference: input.reference?.trim() || null,
    withdrawnFrom: null,
  };
  try {
    return { row, local: parseLocalRegulation(localRegulationOf(row)) };
  } catch (error) {
    if (error instanceof InputError)
      throw new InputError(
        error.path.replace('/parameters/0', '').replace('/name', '/title').replace('/validFrom', '/from'),
        error.message,
      );
    throw error;
  }
}

builder.queryFields((t) => ({
  authorableParameters: t.field({
    type: [AuthorableRef],
    description: 'Parameters that a local rule may set: those with a known order of strictness.',
    resolve: () => [...authorableParameters()],
  }),
  checkLocalRegulation: t.field({
    type: CheckRef,
    description: 'Compares a value with the regulation without saving it.',
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      rule: t.arg({ type: LocalValueInput, required: true, description: 'The value.' }),
    },
    resolve: (_root, { kabupatenCode, rule }) => checkLocalRegulation(readLocal(kabupatenCode, rule).local),
  }),
}));

/** Rules changed: what falls due by them falls due now. */
async function rulesChanged(context: Context, kabupatenCode: string): Promise<void> {
  forgetAreaRules(context);
  context.loaders.delete('setting');
  await settle(context, kabupatenCode, context.today);
}

builder.mutationFields((t) => ({
  saveLocalRegulation: t.field({
    type: SaveResult,
    description:
      'The Dinas sets a value itself (P7.2.a): a stricter one needs no reference, a looser one does. It holds for the limits and plans of all schools of the kabupaten from its day on.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      rule: t.arg({ type: LocalValueInput, required: true, description: 'The value.' }),
    },
    resolve: async (_root, { kabupatenCode, rule }, context): Promise<LocalRegulationRow | (LocalCheck & { kind: 'refused' })> => {
      const { row, local } = readLocal(kabupatenCode, rule);
      const check = checkLocalRegulation(local);
      if (!check.accepted) return { ...check, kind: 'refused' };
      const { id: _id, withdrawnFrom: _withdrawn, ...values } = row;
      const saved = await insertLocalRegulation(context.tx, { ...values, setBy: context.user?.id ?? null });
      await rulesChanged(context, kabupatenCode);
      return saved;
    },
  }),
  withdrawLocalRegulation: t.field({
    type: LocalRegulationRef,
    description: 'Ends a local value from a day on; it stays in the history.',
    authScopes: { signedIn: true },
    args: {
      id: t.arg.id({ required: true, description: 'The value.' }),
      from: t.arg({ type: 'Day', required: true, description: 'First day on which it no longer holds.' }),
    },
    resolve: async (_root, { id, from }, context) => {
      const row = await withdrawLocalRegulation(context.tx, wellFormed(id), { withdrawnFrom: from, withdrawnBy: context.user?.id ?? null });
      if (!row) throw notFound('Aturan daerah yang masih berlaku', id);
      await rulesChanged(context, row.kabupatenCode);
      return row;
    },
  }),
  changeAssumption: t.field({
    type: LocalAssumptionRef,
    description: 'The Dinas takes another value for an assumption, with a note; without `value` the product’s own value returns.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      assumptionId: t.arg.id({ required: true, description: 'Id such as A-02.' }),
      value: t.arg.string({ required: false, description: 'The value, as JSON; absent = the product’s own.' }),
      note: t.arg.string({ required: true, description: 'Why.' }),
      reference: t.arg.string({ required: false, description: 'What it rests on.' }),
    },
    resolve: async (_root, { kabupatenCode, assumptionId, value, note, reference }, context): Promise<LocalAssumption> => {
      const assumption = assumptionById(assumptionId);
      if (!assumption) throw badInput('/assumptionId', `Asumsi ${assumptionId} tidak ada; pilih A-01 sampai A-22.`);
      if (note.trim() === '') throw badInput('/note', 'Catatan belum ditulis: mengapa nilai ini diubah?');
      const read = value === null || value === undefined ? null : jsonOf(value, '/value');
      if (value !== null && value !== undefined) checkAssumption(assumption, read);
      const override = await insertAssumptionOverride(context.tx, {
        kabupatenCode,
        assumptionId,
        value: read,
        restored: value === null || value === undefined,
        note: note.trim(),
        reference: reference?.trim() || null,
        setBy: context.user?.id ?? null,
      });
      await rulesChanged(context, kabupatenCode);
      return { assumption, override };
    },
  }),
}));

/** A word must be one of the known readings; a number stays a number, yes or no stays so. */
function checkAssumption({ id, value, alternatives }: Assumption, read: ParameterValue): void {
  const known = [value, ...alternatives];
  const words = known.filter((one) => typeof one === 'string');
  if (words.length > 1 && !words.includes(read as string)) {
    throw badInput('/value', `${id}: pilih salah satu dari ${words.join(', ')}.`);
  }
  const kinds = new Set(known.filter((one) => one !== null).map((one) => (Array.isArray(one) ? 'list' : typeof one)));
  const kind = Array.isArray(read) ? 'list' : typeof read;
  if (read !== null && kinds.size > 0 && !kinds.has(kind)) {
    throw badInput('/value', `${id}: diharapkan nilai seperti ${JSON.stringify(value)}, tertulis ${JSON.stringify(read)}.`);
  }
  if (typeof read === 'number' && !(read >= 0 && read <= 100000)) throw badInput('/value', `${id}: ${read} tidak masuk akal.`);
}
