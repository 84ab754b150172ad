import { useParams } from '@tanstack/react-router';

/** The id of the school in the address. */
export function useSchoolId(): string {
  const { schoolId } = useParams({ strict: false }) as { schoolId?: string };
  return schoolId ?? '';
}
