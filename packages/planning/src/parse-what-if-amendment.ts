import { InputError, pointer, type Day } from '@giliran/kernel';
import type { LevelGroup, ParameterValue, Phase } from '@giliran/policy';
import { authorableParameters, parseLocalRegulation } from '@giliran/policy/authoring';
import type { WhatIfAmendment, WhatIfChange } from './what-if-amendment.ts';

/** Changes in one what-if: more are a regulation of their own. */
const MOST_CHANGES = 20;

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
