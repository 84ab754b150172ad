import type { Day } from '@giliran/kernel';
import type { LevelGroup, ParameterValue, Phase } from '../types.ts';

/** One value that the Dinas sets itself (P7.2.a), with the words it stands on. */
export interface LocalParameter {
  readonly key: string;
  readonly value: ParameterValue;
  readonly unit: string;
  /** Only in this phase; both when absent. */
  readonly phase?: Phase;
  /** Only for this level group; all when absent. */
  readonly levelGroup?: LevelGroup;
  readonly validFrom: Day;
  readonly validTo?: Day | null;
  readonly article: string;
  readonly quote: string;
  /** The text that allows a looser value than the baseline; a stricter one needs none. */
  readonly reference?: string | null;
}

/** A regulation of a kabupaten, written in the application over a stored baseline. */
export interface LocalRegulation {
  readonly id: string;
  readonly name: string;
  /** Kemendagri code of the kabupaten it holds in. */
  readonly area: string;
  /** Id of the stored regulation whose values it is compared with; a looser value with a reference takes their place. */
  readonly baseline: string;
  readonly parameters: readonly LocalParameter[];
}
