import { suspensionNotice, type Paper, type SheetHead } from '@giliran/documents';
import { isDay } from '@giliran/kernel';
import type { QueriedLifecycle } from './suspension-query.ts';

const CAUSES = { SUSPENDED_ZONE: 'ZONE', SUSPENDED_CASE: 'CASE', SUSPENDED_UNSAFE: 'UNSAFE' } as const;
const ZONES = { GREEN: 'hijau', YELLOW: 'kuning', ORANGE: 'oranye', RED: 'merah' } as const;

/** The notice of a suspended school, from the step that suspended it; null when lessons are not suspended. O(history). */
export function suspensionPaper(head: SheetHead, { state, zone, history }: QueriedLifecycle): Paper | null {
  if (state !== 'SUSPENDED_ZONE' && state !== 'SUSPENDED_CASE' && state !== 'SUSPENDED_UNSAFE') return null;
  const step = history.filter((one) => one.to === state).sort((a, b) => b.number - a.number)[0];
  if (!step || !isDay(step.day)) return null;
  const detail = {
    SUSPENDED_ZONE: zone === null ? 'zona wilayah sekolah ini berubah' : `zona wilayah sekolah ini kini ${ZONES[zone]}`,
    SUSPENDED_CASE: 'pembelajaran tatap muka dihentikan sementara oleh Satgas atau Dinas',
    SUSPENDED_UNSAFE: 'keadaan sekolah belum aman untuk tatap muka',
  }[state];
  return suspensionNotice({
    head: { ...head, plan: null, draft: false, engineVersion: null },
    from: step.day,
    until: null,
    cause: CAUSES[state],
    detail,
    article: [...new Set(step.provisions.map((provision) => provision.article))].join(', '),
    reference: step.reference,
  });
}
