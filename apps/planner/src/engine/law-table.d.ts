declare module 'virtual:law-table' {
  import type { EducationForm, Limits } from '@giliran/policy';
  import type { Citation } from '../components/article-chip.tsx';

  interface RoomLaw {
    readonly limits: Pick<Limits, 'minDistanceM' | 'maxPupilsPerRoom' | 'roomMargins'>;
    readonly spacingCitations: readonly Citation[];
    readonly capCitations: readonly Citation[];
    /** Why another text is used for this form of education, Indonesian. */
    readonly scopeNotes: readonly string[];
  }

  /** What Perbup Bengkayang 51/2021 says about one room, by form of education. */
  export const lawOf: (form: EducationForm) => RoomLaw;
}
