import type { Day } from '@giliran/kernel';
import type { Zone } from '@giliran/policy';
import type { LifecycleEventKind, LifecycleState, ZoneEntry } from '@giliran/policy/lifecycle';
import type { HistoryStep } from './standing.ts';

/** A step as it is stored. */
export interface StoredStep {
  readonly schoolId: string;
  readonly number: number;
  readonly event: string;
  readonly fromState: string;
  readonly toState: string;
  readonly day: string;
  readonly startDay: string | null;
  readonly reference: string | null;
}

/** A zone record as it is stored: of the desa when there is one, else of the kecamatan, else of the kabupaten. */
export interface StoredZone {
  readonly kabupatenCode: string;
  readonly kecamatanCode: string | null;
  readonly desaCode: string | null;
  readonly zone: Zone | null;
  readonly fromDay: string;
}

export function stepOf(row: Omit<StoredStep, 'schoolId'>): HistoryStep {
  return {
    number: row.number,
    event: row.event as LifecycleEventKind,
    from: row.fromState as LifecycleState,
    to: row.toState as LifecycleState,
    on: row.day as Day,
    startDay: row.startDay as Day | null,
    reference: row.reference,
  };
}

/** Zone records as the rules read them, in the order given. */
export function zoneEntries(rows: readonly StoredZone[]): ZoneEntry[] {
  return rows.map((row) => ({
    areaCode: row.desaCode ?? row.kecamatanCode ?? row.kabupatenCode,
    from: row.fromDay as Day,
    zone: row.zone,
  }));
}
