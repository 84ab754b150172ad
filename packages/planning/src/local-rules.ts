import { addDays, type Day } from '@giliran/kernel';
import type { LevelGroup, ParameterValue, Phase } from '@giliran/policy';
import type { LocalRegulation } from '@giliran/policy/authoring';

/** What the Dinas of a kabupaten set beside the stored regulations: local values, and other values for assumptions by id. */
export interface LocalRules {
  readonly localRegulations: readonly LocalRegulation[];
  readonly assumptionValues: Readonly<Record<string, ParameterValue>>;
  /** Why the Dinas changed them, by id. */
  readonly assumptionNotes?: Readonly<Record<string, string>>;
}

/** The regulation that local values are compared with and that opens and closes schools. */
export const LOCAL_BASELINE = 'bengkayang-51-2021';

/** A local value as it is stored, one row each. */
export interface StoredLocalValue {
  readonly id: string;
  readonly kabupatenCode: string;
  readonly title: string;
  readonly key: string;
  readonly phase: string | null;
  readonly levelGroup: string | null;
  readonly value: unknown;
  readonly unit: string;
  readonly fromDay: string;
  readonly article: string;
  readonly quote: string;
  readonly reference: string | null;
  /** First day on which it no longer holds. */
  readonly withdrawnFrom: string | null;
}

/** A changed assumption as it is stored. */
export interface StoredOverride {
  readonly assumptionId: string;
  readonly value: unknown;
  readonly restored: boolean;
  readonly note?: string;
}

/** Stored rows as the resolver takes them; a value that was withdrawn before it began is left out. O(rows). */
export function localRules(values: readonly StoredLocalValue[], overrides: readonly StoredOverride[]): LocalRules {
  const changed = overrides.filter(({ restored }) => !restored);
  return {
    localRegulations: values
      .filter(({ fromDay, withdrawnFrom }) => withdrawnFrom === null || withdrawnFrom > fromDay)
      .map((row) => localRegulationOf(row)),
    assumptionValues: Object.fromEntries(changed.map(({ assumptionId, value }) => [assumptionId, value as ParameterValue])),
    assumptionNotes: Object.fromEntries(changed.flatMap(({ assumptionId, note }) => (note === undefined ? [] : [[assumptionId, note]]))),
  };
}

/** One stored value as a regulation of its own. O(1). */
export function localRegulationOf(row: StoredLocalValue): LocalRegulation {
  return {
    id: `lokal-${row.id.slice(0, 8)}`,
    name: row.title,
    area: row.kabupatenCode,
    baseline: LOCAL_BASELINE,
    parameters: [
      {
        key: row.key,
        value: row.value as ParameterValue,
        unit: row.unit,
        ...(row.phase === null ? {} : { phase: row.phase as Phase }),
        ...(row.levelGroup === null ? {} : { levelGroup: row.levelGroup as LevelGroup }),
        validFrom: row.fromDay as Day,
        validTo: row.withdrawnFrom === null ? null : addDays(row.withdrawnFrom as Day, -1),
        article: row.article,
        quote: row.quote,
        reference: row.reference,
      },
    ],
  };
}
