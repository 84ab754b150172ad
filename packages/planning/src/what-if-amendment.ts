import { InputError, pointer, type Day } from '@giliran/kernel';
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
import { authorableParameters, directionOf, missingReference, parseLocalRegulation, type Direction } from '@giliran/policy/authoring';
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

/** Changes in one what-if: more are a regulation of their own. */
const MOST_CHANGES = 20;

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

/** A change as it comes from outside: everything but key, value and day may be left empty. */
export interface TypedChange {
  key: string;
  value: ParameterValue;
  unit?: string | null;
  phase?: Phase | null;
  levelGroup?: string | null;
  from: Day;
  article?: string | null;
  quote?: string | null;
  reference?: string | null;
}

/**
 * Reads a what-if from outside. Throws InputError with a path inside the amendment and an Indonesian message: no name, a baseline
 * that is not among the side's regulations, an unknown parameter, a wrong unit or value, a day after the day of the rules, a phase
 * that is not asked, two changes of one value. Whether a looser value has its reference is `amendmentProblems`. O(changes x records).
 */
export function parseWhatIfAmendment(
  typed: { name: string; baseline: string; changes: readonly TypedChange[] },
  { regulationIds, phase, date }: { regulationIds: readonly string[]; phase: Phase; date: Day },
): WhatIfAmendment {
  const name = typed.name.trim();
  if (name === '') throw new InputError('/name', 'beri nama perubahan ini, misalnya "Isi ruang 15"');
  if (!regulationIds.includes(typed.baseline)) {
    throw new InputError('/baseline', `harus salah satu aturan yang dipilih (${regulationIds.join(', ')}); tertulis "${typed.baseline}"`);
  }
  if (typed.changes.length === 0 || typed.changes.length > MOST_CHANGES) {
    throw new InputError('/changes', `isi 1–${MOST_CHANGES} perubahan; tertulis ${typed.changes.length}`);
  }
  const changes = typed.changes.map((change, index) => readChange(change, typed.baseline, { phase, date }, pointer('changes', index)));
  for (const [index, change] of changes.entries()) {
    const twice = changes.slice(0, index).some((other) => other.key === change.key && meet(other, change));
    if (twice) throw new InputError(pointer('changes', index, 'key'), `${change.key} sudah diubah di baris lain; tulis satu kali`);
  }
  return { name, baseline: typed.baseline, changes };
}

function readChange(change: TypedChange, baseline: string, { phase, date }: { phase: Phase; date: Day }, path: string): WhatIfChange {
  const words = (text: string | null | undefined): string | undefined => text?.trim() || undefined;
  const unit = words(change.unit) ?? authorableParameters().find(({ key }) => key === change.key)?.unit ?? 'none';
  const [article, quote, reference] = [words(change.article), words(change.quote), words(change.reference)];
  const parameter = {
    key: change.key,
    value: change.value,
    unit,
    ...(change.phase ? { phase: change.phase } : {}),
    ...(change.levelGroup ? { levelGroup: change.levelGroup } : {}),
    validFrom: change.from,
    // A supposition has no words of its own; the reader of local regulations asks for some.
    article: article ?? '–',
    quote: quote ?? '–',
    ...(reference === undefined ? {} : { reference }),
  };
  const read = readParameter(parameter, baseline, path);
  if (read.validFrom > date) {
    throw new InputError(`${path}/from`, `perubahan mulai ${read.validFrom}, sesudah tanggal aturan ${date}; samakan salah satunya`);
  }
  if (read.phase !== undefined && read.phase !== phase) {
    throw new InputError(`${path}/phase`, `perubahan hanya untuk ${read.phase}, uji ini untuk ${phase}; samakan salah satunya`);
  }
  return {
    key: read.key,
    value: read.value,
    unit: read.unit,
    ...(read.phase === undefined ? {} : { phase: read.phase }),
    ...(read.levelGroup === undefined ? {} : { levelGroup: read.levelGroup }),
    from: read.validFrom,
    ...(article === undefined ? {} : { article }),
    ...(quote === undefined ? {} : { quote }),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** Key, unit and value are read as those of a local regulation; its paths become those of the change. */
function readParameter(parameter: object, baseline: string, path: string) {
  try {
    const [read] = parseLocalRegulation({ id: 'pengandaian', name: '–', area: '00.00', baseline, parameters: [parameter] }).parameters;
    if (!read) throw new InputError(path, 'isi parameter dan nilainya');
    return read;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${path}${error.path.replace('/parameters/0', '').replace('/validFrom', '/from')}`, error.message);
  }
}

/** Do two changes of one key speak of the same form somewhere? */
function meet(a: WhatIfChange, b: WhatIfChange): boolean {
  const apart: readonly (LevelGroup | undefined)[] = ['DASMEN', 'PAUD', 'SLB'];
  if (a.phase !== undefined && b.phase !== undefined && a.phase !== b.phase) return false;
  return a.levelGroup === b.levelGroup || !apart.includes(a.levelGroup) || !apart.includes(b.levelGroup);
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
