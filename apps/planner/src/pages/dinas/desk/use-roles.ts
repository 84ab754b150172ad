import { useViewer } from '../../../api/use-viewer.ts';

/** The roles of the signed-in account in this kabupaten. */
export function useRoles(kabupatenCode: string): ReadonlySet<string> {
  const viewer = useViewer();
  return new Set(viewer?.memberships.filter((m) => m.schoolId === null && m.kabupatenCode === kabupatenCode).map((m) => m.role));
}

/** Does the account verify readiness: as supervisor or in the Tim Terpadu (P2.b, BU.RTL.5)? */
export function verifies(roles: ReadonlySet<string>): boolean {
  return roles.has('SUPERVISOR') || roles.has('REGENCY_TEAM');
}
