import type { DailyReport, DaySession } from './day-query.ts';

export const REPORT_KEYS = [
  'expectedPupils',
  'presentPupils',
  'expectedStaff',
  'presentStaff',
  'screened',
  'overTemperature',
  'sentHome',
  'referred',
  'confirmedNew',
] as const;
export type ReportKey = (typeof REPORT_KEYS)[number];

/** The report as it is being edited: numbers stay text until it is sent. */
export interface ReportDraft {
  readonly counts: Readonly<Record<ReportKey, string>>;
  readonly symptoms: Readonly<Record<string, string>>;
}

type Sent = Pick<DailyReport, ReportKey | 'symptoms'>;

/**
 * Where editing begins: the newest report, else a proposal from the day's roster (everybody comes, everybody is screened, nobody
 * is ill) that takes one look and one press on an ordinary day.
 */
export function firstDraft(
  sent: Sent | undefined,
  sessions: readonly Pick<DaySession, 'expected' | 'teacher'>[],
  symptoms: readonly string[],
): ReportDraft {
  if (sent) {
    return {
      counts: Object.fromEntries(REPORT_KEYS.map((key) => [key, sent[key] === null ? '' : String(sent[key])])) as Record<ReportKey, string>,
      symptoms: Object.fromEntries(sent.symptoms.map(({ symptom, count }) => [symptom, String(count)])),
    };
  }
  const pupils = sessions.reduce((sum, session) => sum + session.expected, 0);
  const staff = new Set(sessions.flatMap((session) => session.teacher ?? [])).size;
  return {
    counts: {
      expectedPupils: String(pupils),
      presentPupils: String(pupils),
      expectedStaff: String(staff),
      presentStaff: String(staff),
      screened: String(pupils + staff),
      overTemperature: '',
      sentHome: '0',
      referred: '0',
      confirmedNew: '0',
    },
    symptoms: Object.fromEntries(symptoms.map((symptom) => [symptom, '0'])),
  };
}

/** The counts for the server, or the first field that is no count. An empty temperature count stays absent. */
export function reportOf(draft: ReportDraft) {
  const counts: Partial<Record<ReportKey, number | null>> = {};
  for (const key of REPORT_KEYS) {
    const text = draft.counts[key].trim();
    if (key === 'overTemperature' && text === '') counts[key] = null;
    else if (/^\d{1,5}$/.test(text)) counts[key] = Number(text);
    else return { wrong: key } as const;
  }
  const symptoms = [];
  for (const [symptom, text] of Object.entries(draft.symptoms)) {
    if (!/^\d{1,5}$/.test(text.trim() || '0')) return { wrong: symptom } as const;
    const count = Number(text.trim() || '0');
    if (count > 0) symptoms.push({ symptom, count });
  }
  return { report: { ...(counts as Record<ReportKey, number>), overTemperature: counts.overTemperature ?? null, symptoms } } as const;
}
