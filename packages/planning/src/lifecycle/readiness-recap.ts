import type { Day } from '@giliran/kernel';
import { readinessOf, readinessTemplate, type ChecklistAnswer, type LifecycleState } from '@giliran/policy/lifecycle';

/** What the school says and what the newest visit saw, with where the school stands. */
export interface RecapInput {
  readonly schoolId: string;
  readonly kecamatanCode: string | null;
  readonly pupils: number;
  readonly state: LifecycleState;
  readonly claimed: Readonly<Record<string, 'YES' | 'NO'>>;
  readonly verified: Readonly<Record<string, 'YES' | 'NO'>> | null;
  readonly visitedDay: Day | null;
}

/** Groups of states as a recap counts them. */
export const RECAP_GROUPS = ['HOME', 'PREPARING', 'VERIFYING', 'READY', 'PERMITTED', 'OPEN', 'SUSPENDED', 'REVOKED'] as const;
export type RecapGroup = (typeof RECAP_GROUPS)[number];

const GROUP_OF: Readonly<Record<LifecycleState, RecapGroup>> = {
  BDR: 'HOME',
  PREPARING: 'PREPARING',
  NOT_READY: 'PREPARING',
  SUBMITTED: 'VERIFYING',
  VERIFICATION: 'VERIFYING',
  READY: 'READY',
  SIMULATED: 'READY',
  PERMITTED: 'PERMITTED',
  TRANSITION: 'OPEN',
  NEW_NORMAL: 'OPEN',
  SUSPENDED_ZONE: 'SUSPENDED',
  SUSPENDED_CASE: 'SUSPENDED',
  SUSPENDED_UNSAFE: 'SUSPENDED',
  REVOKED: 'REVOKED',
};

export interface RecapRow {
  readonly kecamatanCode: string | null;
  readonly schools: number;
  readonly pupils: number;
  /** Schools in each group of states; they add up to `schools`. */
  readonly byGroup: Readonly<Record<RecapGroup, number>>;
  /** Schools whose own answers are YES to every item, and those for which a visit found so (P4.7.a). */
  readonly claimedFull: number;
  readonly verifiedFull: number;
  readonly visited: number;
  /** Schools where the visit saw another thing than the school had said. */
  readonly differing: number;
}

/** One item of one school where claim and visit differ. */
export interface RecapDifference {
  readonly schoolId: string;
  readonly itemId: string;
  readonly textId: string;
  readonly claimed: 'YES' | 'NO';
  readonly verified: 'YES' | 'NO';
  readonly visitedDay: Day | null;
}

/** How ready are the schools of each kecamatan, claimed against verified (BU.RTL.5)? Rows by code, unknown kecamatan last. O(schools x items). */
export function readinessRecap(schools: readonly RecapInput[]): { rows: RecapRow[]; differences: RecapDifference[] } {
  const rows = new Map<string | null, RecapRow>();
  const differences: RecapDifference[] = [];
  for (const school of schools) {
    const readiness = readinessOf(answersOf(school));
    const row = rows.get(school.kecamatanCode) ?? emptyRow(school.kecamatanCode);
    const group = GROUP_OF[school.state];
    const differing = readiness.items.filter((item) => item.differs);
    rows.set(school.kecamatanCode, {
      ...row,
      schools: row.schools + 1,
      pupils: row.pupils + school.pupils,
      byGroup: { ...row.byGroup, [group]: row.byGroup[group] + 1 },
      claimedFull: row.claimedFull + (readiness.claimedPass ? 1 : 0),
      verifiedFull: row.verifiedFull + (readiness.verifiedPass ? 1 : 0),
      visited: row.visited + (school.verified ? 1 : 0),
      differing: row.differing + (differing.length > 0 ? 1 : 0),
    });
    for (const { itemId, textId, claimed, verified } of differing) {
      if (claimed && verified)
        differences.push({ schoolId: school.schoolId, itemId, textId, claimed, verified, visitedDay: school.visitedDay });
    }
  }
  const order = (row: RecapRow): string => row.kecamatanCode ?? '~';
  return { rows: [...rows.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1)), differences };
}

function answersOf({ claimed, verified }: RecapInput): ChecklistAnswer[] {
  return readinessTemplate().items.map(({ id }) => ({ itemId: id, claimed: claimed[id] ?? null, verified: verified?.[id] ?? null }));
}

function emptyRow(kecamatanCode: string | null): RecapRow {
  const byGroup = { HOME: 0, PREPARING: 0, VERIFYING: 0, READY: 0, PERMITTED: 0, OPEN: 0, SUSPENDED: 0, REVOKED: 0 };
  return { kecamatanCode, schools: 0, pupils: 0, byGroup, claimedFull: 0, verifiedFull: 0, visited: 0, differing: 0 };
}
