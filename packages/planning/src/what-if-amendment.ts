import { pointer, type Day } from '@giliran/kernel';
import {
  compareStrictness,
  EDUCATION_FORMS,
  regulationById,
  type Amendment,
  type AmendmentChange,
  type Assumption,
  type EducationForm,
  type LevelGroup,
  type ParameterValue,
  type Phase,
  type ResolvedPolicy,
  type Situation,
} from '@giliran/policy';
import { directionOf, missingReference, type Direction } from '@giliran/policy/authoring';
import { policyOf } from './policy-of.ts';

/** One change of a what-if: what a parameter of the baseline becomes, from which day, and the words it stands on, when there are any. */
export interface WhatIfChange {
  key: string;
  value: ParameterValue;
  unit: string;
  /** Only in this phase; both when absent. */
  phase?: Phase;
  /** Only for this level group; all when absent. */
  levelGroup?: LevelGroup;
  from: Day;
  /** Article and words of a draft; absent = a mere supposition. */
  article?: string;
  quote?: string;
  /** What would allow a looser value; a stricter one needs none. */
  reference?: string;
}

/** A named diff over one of the side's regulations, which stays as it is. */
export interface WhatIfAmendment {
  name: string;
  baseline: string;
  changes: WhatIfChange[];
}

/** One line of the diff: what was, what becomes, for whom, and whether it bites. */
export interface AmendmentLine {
  /** Position of the change in the amendment. */
  change: number;
  key: string;
  unit: string;
  /** What the baseline holds for these forms; null = it holds none. */
  was: ParameterValue;
  wasArticle: string;
  becomes: ParameterValue;
  direction: Direction;
  from: Day;
  phase: Phase | null;
  forms: EducationForm[];
  article: string | null;
  quote: string | null;
  reference: string | null;
  /** The value in force differs; false where another chosen regulation is stricter still. */
  bites: boolean;
  /** The model of a school reads this parameter; else the figures cannot show its effect. */
  counted: boolean;
}

/** Parameters that the figures of a what-if depend on. */
const COUNTED: readonly string[] = ['min_distance_m', 'max_pupils_per_room', 'max_minutes_per_pupil_day', 'capacity_fraction_max', 'mode'];

/** The rules of one side. */
interface Side {
  regulationIds: string[];
  situation?: Situation;
  amendment?: WhatIfAmendment;
}

/** What both sides are asked for. */
interface Question {
  phase: Phase;
  date: Day;
  assumptionValues?: Record<string, ParameterValue>;
  assumptionNotes?: Record<string, string>;
}

/**
 * The limits of one side for a form of education; `amended: false` leaves the what-if out. The change is applied to what the
 * baseline holds for this very form, so that one name covers 18 in primary schools and 5 in early childhood. O(regulations).
 */
export function sidePolicy(side: Side, question: Question, form: EducationForm, amended = true): ResolvedPolicy {
  const choice = {
    regulationIds: side.regulationIds,
    phase: question.phase,
    date: question.date,
    local: { localRegulations: [], assumptionValues: question.assumptionValues ?? {}, assumptionNotes: question.assumptionNotes ?? {} },
    ...(side.situation ? { situation: side.situation } : {}),
  };
  const plain = policyOf(form, choice);
  if (!amended || !side.amendment) return plain;
  const amendment = amendmentFor(side.amendment, plain, question);
  return amendment.set.length === 0 ? plain : policyOf(form, { ...choice, amendments: [amendment] });
}

/** What the baseline holds of a key for the form of a resolved policy, strictest first; null: it does not speak of this form. */
function heldBy(policy: ResolvedPolicy, baseline: string, key: string): { value: ParameterValue; article: string }[] | null {
  const reasons = (policy.parameters[key]?.reasons ?? []).filter((one) => one.policyId === baseline && one.fallback !== true);
  const scope = policy.scopes[baseline];
  if (reasons.length === 0 && scope && !scope.inScope && scope.treatedAs === null) return null;
  return reasons.map(({ value, article }) => ({ value, article })).toSorted((a, b) => compareStrictness(key, a.value, b.value));
}

function applies(change: WhatIfChange, policy: ResolvedPolicy, baseline: string, { date }: Pick<Question, 'date'>): boolean {
  const groups = policy.scopes[baseline]?.levelGroups ?? [];
  return (
    change.from <= date &&
    (change.phase === undefined || change.phase === policy.phase) &&
    (change.levelGroup === undefined || groups.includes(change.levelGroup))
  );
}

/** The what-if as the resolver takes it, for one form. */
function amendmentFor(typed: WhatIfAmendment, plain: ResolvedPolicy, question: Question): Amendment {
  const set = typed.changes.flatMap((change): AmendmentChange[] => {
    const held = heldBy(plain, typed.baseline, change.key);
    if (held === null || !applies(change, plain, typed.baseline, question)) return [];
    const values = [...new Map(held.map(({ value }) => [JSON.stringify(value), value])).values()];
    return (values.length > 0 ? values : [null]).map((from) => ({
      key: change.key,
      from,
      to: change.value,
      reason: change.quote ?? change.article ?? 'pengandaian',
      ...(change.reference === undefined ? {} : { reference: change.reference }),
    }));
  });
  return { name: typed.name, baseline: typed.baseline, set };
}

/** The diff of a side line by line: forms for which the baseline holds the same share a line. Empty without a what-if. O(forms x changes). */
export function amendmentLines(side: Side, question: Question): AmendmentLine[] {
  const { amendment } = side;
  if (!amendment) return [];
  const lines = new Map<string, AmendmentLine>();
  for (const form of EDUCATION_FORMS) {
    const plain = sidePolicy(side, question, form, false);
    const amended = sidePolicy(side, question, form);
    for (const [index, change] of amendment.changes.entries()) {
      const held = heldBy(plain, amendment.baseline, change.key);
      if (held === null || !applies(change, plain, amendment.baseline, question)) continue;
      const { value: was, article: wasArticle } = held[0] ?? { value: null, article: '' };
      const bites =
        JSON.stringify(plain.parameters[change.key]?.value ?? null) !== JSON.stringify(amended.parameters[change.key]?.value ?? null);
      const key = JSON.stringify([index, was, wasArticle, bites]);
      const known = lines.get(key);
      if (known) known.forms.push(form);
      else {
        lines.set(key, {
          change: index,
          key: change.key,
          unit: change.unit,
          was,
          wasArticle,
          becomes: change.value,
          direction: directionOf(change.key, change.value, was),
          from: change.from,
          phase: change.phase ?? null,
          forms: [form],
          article: change.article ?? null,
          quote: change.quote ?? null,
          reference: change.reference ?? null,
          bites,
          counted: COUNTED.includes(change.key),
        });
      }
    }
  }
  return [...lines.values()].toSorted((a, b) => a.change - b.change);
}

/** Why a what-if may not be asked: looser values without a reference, each with its change. Empty: it may. O(lines). */
export function amendmentProblems(side: Side, lines: readonly AmendmentLine[]): { path: string; message: string }[] {
  if (!side.amendment) return [];
  const { name } = regulationById(side.amendment.baseline);
  const refused = lines.filter(({ direction, reference }) => direction === 'LOOSER' && reference === null);
  return [...new Map(refused.map((line) => [line.change, line])).values()].map((line) => ({
    path: pointer('changes', line.change, 'reference'),
    message: missingReference(
      { key: line.key, value: line.becomes, baselineValue: line.was, baselineArticle: line.wasArticle, unit: line.unit },
      name,
    ),
  }));
}

/**
 * The assumptions that the figures of one side rest on for some forms of education, with the values used and the note of whoever
 * changed them. O(forms x regulations).
 */
export function sideAssumptions(side: Side, question: Question, forms: readonly EducationForm[]): Assumption[] {
  // The gap between two groups and the margins of the modelled rooms are in every answer.
  const ids = new Set<string>(['A-06', 'A-16']);
  let all: readonly Assumption[] = [];
  for (const form of new Set(forms)) {
    const { limits, scopes, assumptions } = sidePolicy(side, question, form);
    all = assumptions;
    const read = [
      limits.minDistanceM,
      limits.maxPupilsPerRoom,
      limits.maxMinutesPerPupilDay,
      limits.capacityFractionMax,
      limits.inPersonAllowed,
    ];
    for (const { value, assumptionIds } of read) if (value !== null) for (const id of assumptionIds) ids.add(id);
    for (const scope of Object.values(scopes)) for (const id of scope.assumptionIds) ids.add(id);
  }
  return all.filter(({ id }) => ids.has(id));
}
