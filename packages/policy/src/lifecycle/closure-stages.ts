import { CLOSURE_SCOPES, type ClosureScope, type LifecycleState } from './lifecycle-types.ts';

/** A school as the closure board sees it. Codes are those of the area table; null: not known. */
export interface AreaSchool {
  readonly id: string;
  readonly desaCode: string | null;
  readonly kecamatanCode: string | null;
  readonly state: LifecycleState;
  readonly pupils: number;
}

export interface ClosureStage {
  readonly scope: ClosureScope;
  /** Schools inside the area that have face-to-face lessons now: exactly these an order of this scope suspends. */
  readonly schoolIds: readonly string[];
  readonly schools: number;
  readonly pupils: number;
  /** Schools inside the area that are closed or not open yet; the order changes nothing for them. */
  readonly notOpenIds: readonly string[];
  /** Open schools whose code for this area is not recorded: perhaps inside. */
  readonly unknownIds: readonly string[];
}

const OPEN: readonly LifecycleState[] = ['TRANSITION', 'NEW_NORMAL'];

/**
 * Which schools and how many pupils would each stage close after a case: the school, its desa or kelurahan, its kecamatan (P6.2)?
 * To be shown before anyone orders it. A stage whose area is not known for the school itself closes that school alone.
 * O(schools).
 */
export function closureStages(caseSchoolId: string, schools: readonly AreaSchool[]): readonly ClosureStage[] {
  const origin = schools.find(({ id }) => id === caseSchoolId);
  return CLOSURE_SCOPES.map((scope) => {
    const codeOf = (school: AreaSchool): string | null => (scope === 'DESA' ? school.desaCode : school.kecamatanCode);
    const code = origin && scope !== 'SCHOOL' ? codeOf(origin) : null;
    const inside = schools.filter((school) => school.id === caseSchoolId || (code !== null && codeOf(school) === code));
    const open = inside.filter(({ state }) => OPEN.includes(state));
    return {
      scope,
      schoolIds: open.map(({ id }) => id),
      schools: open.length,
      pupils: open.reduce((sum, { pupils }) => sum + pupils, 0),
      notOpenIds: inside.filter(({ state }) => !OPEN.includes(state)).map(({ id }) => id),
      unknownIds:
        scope === 'SCHOOL'
          ? []
          : schools
              .filter((school) => school.id !== caseSchoolId && OPEN.includes(school.state) && codeOf(school) === null)
              .map(({ id }) => id),
    };
  });
}
