/** One stored entry, as far as editing needs it. */
export interface StoredEntry {
  readonly answer: 'YES' | 'NO';
  readonly evidence: StoredEvidence;
}

export interface StoredEvidence {
  readonly facilityName: string | null;
  readonly distanceKm: number | null;
  readonly count: number | null;
  readonly documentNumber: string | null;
  readonly documentDate: string | null;
  readonly documentName: string | null;
  readonly memberCount: number | null;
  readonly leader: string | null;
  readonly tasks: readonly string[];
  readonly note: string | null;
}

export type TextKey = Exclude<keyof StoredEvidence, 'tasks'>;
const NUMBERS = ['distanceKm', 'count', 'memberCount'] as const;
const TEXTS = ['facilityName', 'documentNumber', 'documentDate', 'documentName', 'leader', 'note'] as const;

/** An answer as it is being edited: everything typed stays text until it is sent. */
export interface Draft {
  readonly answer: 'YES' | 'NO' | null;
  readonly texts: Readonly<Partial<Record<TextKey, string>>>;
  readonly tasks: readonly string[];
}

/** The draft that equals a stored entry; an empty one without. */
export function draftOf(entry: StoredEntry | null): Draft {
  if (!entry) return { answer: null, texts: {}, tasks: [] };
  const texts: Partial<Record<TextKey, string>> = {};
  for (const key of TEXTS) if (entry.evidence[key] !== null) texts[key] = entry.evidence[key];
  for (const key of NUMBERS) {
    const value = entry.evidence[key];
    if (value !== null) texts[key] = String(value).replace('.', ',');
  }
  return { answer: entry.answer, texts, tasks: [...entry.evidence.tasks] };
}

/** Would sending this draft say anything else than the stored entry? A draft without an answer says nothing. */
export function differs(draft: Draft, entry: StoredEntry | null): boolean {
  if (draft.answer === null) return false;
  const stored = draftOf(entry);
  const same = (key: TextKey) => (draft.texts[key] ?? '').trim() === (stored.texts[key] ?? '');
  return (
    draft.answer !== stored.answer ||
    ![...TEXTS, ...NUMBERS].every(same) ||
    draft.tasks.toSorted().join() !== stored.tasks.toSorted().join()
  );
}

/** What the server gets for a draft: numbers read with comma or point, empty fields left out. An unreadable number is named. */
export function inputOf(code: string, draft: Draft & { answer: 'YES' | 'NO' }) {
  const evidence: Record<string, string | number | string[]> = {};
  for (const key of TEXTS) {
    const text = draft.texts[key]?.trim();
    if (text) evidence[key] = text;
  }
  for (const key of NUMBERS) {
    const text = draft.texts[key]?.trim();
    if (!text) continue;
    const value = Number(text.replace(',', '.'));
    if (!Number.isFinite(value) || (key !== 'distanceKm' && !Number.isInteger(value))) return { code, wrong: key, typed: text } as const;
    evidence[key] = value;
  }
  if (draft.tasks.length > 0) evidence['tasks'] = [...draft.tasks];
  return { code, answer: draft.answer, evidence } as const;
}
