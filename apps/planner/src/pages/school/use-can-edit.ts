import { useViewer } from '../../api/use-viewer.ts';

/** May the account change this school? Only its own operator and head may; while the account is not known yet, the page offers everything. */
export function useCanEdit(schoolId: string): boolean {
  const viewer = useViewer();
  return (
    viewer === null ||
    viewer.memberships.some(
      (membership) => membership.schoolId === schoolId && (membership.role === 'OPERATOR' || membership.role === 'HEAD'),
    )
  );
}
