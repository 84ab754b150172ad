import { useViewer } from '../../../api/use-viewer.ts';

/** The roles of the signed-in account in this kabupaten. */
export function useRoles(kabupatenCode: string): ReadonlySet<string> {
  const viewer = useViewer();
  return new Set(viewer?.memberships.filter((m) => m.schoolId === null && m.kabupatenCode === kabupatenCode).map((m) => m.role));
}
