import { InputError, pointer } from '@giliran/kernel';
import { same } from '../combine.ts';
import { provisionById, regulationById } from '../lookup.ts';
import { Reader } from '../reader.ts';
import { parameterRecords } from '../regulations.generated.ts';
import type { Amendment, AmendmentChange, Reason, ResolvedPolicy } from '../resolved-policy.ts';
import { PHASES, type ParameterValue } from '../types.ts';
import { directionOf, missingReference, type Direction, type LocalProblem } from './check-local-regulation.ts';
import { LEVEL_GROUPS } from './parse-local-regulation.ts';

/**
 * Reads a what-if from outside: `{name, baseline, set: [{key, scope: {phase?, levelGroup?}, from, to, reason, reference?}]}`; the two
 * fields of `scope` may also stand in the change itself. Throws `InputError` with a path. O(changes).
 */
export function parseAmendment(value: unknown, path = ''): Amendment {
  const reader = new Reader(value, path);
  const baseline = reader.text('baseline');
  regulationById(baseline, reader.at('baseline'));
  const set = reader.children('set').map((change): AmendmentChange => {
    const scope = change.raw('scope') === null ? change : (change.child('scope') ?? change);
    const phase = scope.word('phase', PHASES);
    const levelGroup = scope.word('levelGroup', LEVEL_GROUPS);
    const reference = change.optionalText('reference');
    for (const key of ['from', 'to']) {
      if (!change.keys().includes(key)) throw new InputError(change.at(key), 'wajib diisi; tulis null bila teks tidak memuat nilai');
    }
    const key = change.text('key');
    if (!parameterRecords.some((record) => record.key === key)) {
      throw new InputError(change.at('key'), `"${key}" bukan parameter peraturan mana pun`);
    }
    return {
      key,
      ...(phase === null ? {} : { phase }),
      ...(levelGroup === null ? {} : { levelGroup }),
      from: change.raw('from') as ParameterValue,
      to: change.raw('to') as ParameterValue,
      reason: change.text('reason'),
      ...(reference === null ? {} : { reference }),
    };
  });
  if (set.length === 0) throw new InputError(reader.at('set'), 'isi paling sedikit satu perubahan');
  return { name: reader.text('name'), baseline, set };
}

/**
 * May this amendment be saved as a rule of the Dinas? Every `from` must be what the baseline holds somewhere in its scope (composed with the changes
 * before it), and a looser value needs a reference. A mere what-if may be looser without one. O(changes x records).
 */
export function checkAmendment(amendment: Amendment): { readonly accepted: boolean; readonly problems: readonly LocalProblem[] } {
  const { name } = regulationById(amendment.baseline);
  const problems: LocalProblem[] = [];
  for (const [index, change] of amendment.set.entries()) {
    const path = pointer('set', index);
    const held = heldValues(amendment, change, index);
    const other = held[0];
    if (other && !held.some((one) => same(one.value, change.from))) {
      problems.push({
        path: `${path}/from`,
        message: `${change.key} dalam ${name} bernilai ${JSON.stringify(other.value)}, bukan ${JSON.stringify(change.from)}. Muat ulang nilai dasarnya.`,
      });
      continue;
    }
    if (directionOf(change.key, change.to, change.from) === 'LOOSER' && (change.reference ?? '').trim() === '') {
      const unit = parameterRecords.find(({ key }) => key === change.key)?.unit ?? 'none';
      const comparison = { key: change.key, value: change.to, baselineValue: change.from, baselineArticle: held[0]?.article ?? '', unit };
      problems.push({ path: `${path}/reference`, message: missingReference(comparison, name) });
    }
  }
  return { accepted: problems.length === 0, problems };
}

/** What the baseline holds for the scope of a change after the changes before it. */
function heldValues(amendment: Amendment, change: AmendmentChange, index: number): readonly { value: ParameterValue; article: string }[] {
  const earlier = amendment.set.slice(0, index);
  const records = parameterRecords.filter(
    (record) =>
      record.policyId === amendment.baseline &&
      record.key === change.key &&
      (change.phase === undefined || record.phase === undefined || record.phase === change.phase) &&
      (change.levelGroup === undefined || record.levelGroup === undefined || record.levelGroup === change.levelGroup),
  );
  if (records.length === 0) {
    const before = earlier.findLast(({ key }) => key === change.key);
    return [{ value: before?.to ?? null, article: '' }];
  }
  return records.map((record) => {
    const before = earlier.findLast(
      ({ key, phase, levelGroup }) =>
        key === change.key &&
        (phase === undefined || record.phase === undefined || phase === record.phase) &&
        (levelGroup === undefined || record.levelGroup === undefined || levelGroup === record.levelGroup),
    );
    const article = record.provisionIds.map((id) => provisionById(id)?.article).find((text) => text !== undefined) ?? '';
    return { value: before ? before.to : record.value, article };
  });
}

/** One amendment that does what the given ones do in their order. Throws `InputError` when they change different baselines. O(changes). */
export function composeAmendments(name: string, amendments: readonly Amendment[]): Amendment {
  const baseline = amendments[0]?.baseline;
  if (baseline === undefined) throw new InputError('/amendments', 'isi paling sedikit satu perubahan bernama');
  const other = amendments.findIndex((one) => one.baseline !== baseline);
  if (other >= 0) {
    throw new InputError(pointer('amendments', other, 'baseline'), `harus ${baseline}; tertulis ${amendments[other]?.baseline}`);
  }
  return { name, baseline, set: amendments.flatMap(({ set }) => set) };
}

/** The amendment that undoes this one when applied after it. O(changes). */
export function reverseAmendment(amendment: Amendment): Amendment {
  return {
    name: `kembalikan: ${amendment.name}`,
    baseline: amendment.baseline,
    set: amendment.set.toReversed().map(({ reference: _reference, ...change }) => ({ ...change, from: change.to, to: change.from })),
  };
}

/** One parameter that differs between two resolved policies, for the table beside the untouched baseline. */
export interface PolicyDifference {
  readonly key: string;
  readonly unit: string;
  readonly from: ParameterValue;
  readonly to: ParameterValue;
  readonly direction: Direction | 'GONE';
  readonly because: readonly Reason[];
}

/** What changes from one resolved policy to another? Only keys whose value differs, in name order. O(keys). */
export function diffPolicies(before: ResolvedPolicy, after: ResolvedPolicy): readonly PolicyDifference[] {
  const keys = [...new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])].toSorted();
  return keys.flatMap((key): PolicyDifference[] => {
    const from = before.parameters[key]?.value ?? null;
    const to = after.parameters[key]?.value ?? null;
    if (same(from, to)) return [];
    return [
      {
        key,
        unit: after.parameters[key]?.unit ?? before.parameters[key]?.unit ?? 'none',
        from,
        to,
        direction: to === null ? 'GONE' : directionOf(key, to, from),
        because: after.parameters[key]?.winners ?? [],
      },
    ];
  });
}
