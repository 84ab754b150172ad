import type { SchoolFacts } from '@giliran/planning';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { settingValuesOf } from '../schedule/setting-values.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import { SaveSettingMutation } from '../setting/setting-query.ts';
import { draftOf, readDraft, sameDraft, type DraftReading, type LessonDraft, type LessonPeople } from './lesson-draft.ts';
import { frameFormOf, readFrame, type FrameForm } from './lesson-frame.ts';
import { SaveLessonsMutation } from './lessons-query.ts';

/** What is typed and not stored yet. */
interface Unsaved {
  readonly frame: FrameForm;
  readonly draft: LessonDraft;
  readonly past: readonly LessonDraft[];
  /** What was stored when typing began. */
  readonly version: string;
}

interface Said {
  readonly complaint: string | null;
  /** Somebody else stored another table since typing began. */
  readonly elsewhere: boolean;
  readonly saved: boolean;
}

const NOTHING: Said = { complaint: null, elsewhere: false, saved: false };

export interface LessonSheetOnScreen extends Unsaved, Said {
  readonly people: LessonPeople;
  readonly reading: DraftReading;
  /** Null = class teachers, 'wrong' = a number of the frame has to be mended. */
  readonly lessons: ReturnType<typeof readFrame>;
  readonly changed: boolean;
  readonly setFrame: (frame: FrameForm) => void;
  /** Changes the table; `many`: a change of many cells is a step that can be taken back. */
  readonly change: (update: (draft: LessonDraft) => LessonDraft, many?: 'many') => void;
  readonly undo: () => void;
  readonly discard: () => void;
  readonly busy: boolean;
  readonly save: () => Promise<void>;
  /** Stores the table on screen although another one was stored meanwhile. */
  readonly keepMine: () => Promise<void>;
}

const UNDO_STEPS = 30;

// Going to another tab, for example to add a teacher, must not cost an hour of typing.
const unsaved = new Map<string, Unsaved>();

/** The table of lessons of a school: typed, checked, stored. */
export function useLessonTable(school: QueriedSchool, facts: SchoolFacts, onSaved: () => void): LessonSheetOnScreen {
  const { t } = useTranslation('lessons');
  const people = useMemo((): LessonPeople => ({ rombel: facts.rombel, teachers: facts.teachers }), [facts]);
  const stored = useMemo(
    (): Unsaved => ({
      frame: frameFormOf(facts.setting.lessons),
      draft: draftOf(facts.lessonDemand ?? [], people),
      past: [],
      version: school.lessonDemandVersion,
    }),
    [facts, people, school.lessonDemandVersion],
  );
  const [typed, setTyped] = useState<Unsaved | null>(() => unsaved.get(school.id) ?? null);
  const [said, setSaid] = useState<Said>(NOTHING);
  const [{ fetching: savingFrame }, saveSetting] = useMutation(SaveSettingMutation);
  const [{ fetching: savingLessons }, saveLessons] = useMutation(SaveLessonsMutation);
  const now = typed ?? stored;
  const reading = useMemo(() => readDraft(now.draft, people), [now.draft, people]);
  const frameChanged = JSON.stringify(readFrame(now.frame)) !== JSON.stringify(readFrame(stored.frame));
  const draftChanged = !sameDraft(now.draft, stored.draft);
  const changed = typed !== null && (frameChanged || draftChanged);
  const lessons = readFrame(now.frame);

  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [changed]);

  // Stored and read again: the stored table is the one on screen from now on.
  if (said.saved && typed !== null && !changed) setTyped(null);

  useEffect(() => {
    if (typed) unsaved.set(school.id, typed);
    else unsaved.delete(school.id);
  }, [school.id, typed]);

  const type = useCallback(
    (next: (now: Unsaved) => Unsaved | null): void => {
      setTyped((old) => next(old ?? stored));
      setSaid(NOTHING);
    },
    [stored],
  );
  const change = useCallback(
    (update: (draft: LessonDraft) => LessonDraft, many?: 'many') =>
      type(({ draft, past, ...others }) => {
        const next = update(draft);
        return { ...others, draft: next, past: many && next !== draft ? [...past, draft].slice(-UNDO_STEPS) : past };
      }),
    [type],
  );

  async function save(base = now.version): Promise<void> {
    if (lessons === 'wrong') return;
    const complain = (complaint: string): void => setSaid({ ...NOTHING, complaint });
    // The frame first: more sessions or periods make room for the lessons.
    if (frameChanged) {
      const setting = settingValuesOf({ ...facts.setting, lessons });
      const { data, error } = await saveSetting({ schoolId: school.id, version: school.setting.version, setting });
      if (error || !data) return complain(error ? errorText(error, t) : t('common:networkError'));
      if (data.saveSetting.__typename === 'SettingConflict') {
        onSaved();
        return complain(t('save.conflict'));
      }
    }
    if (draftChanged) {
      const { error } = await saveLessons({ schoolId: school.id, version: base, demand: reading.demand });
      if (error) {
        const elsewhere = error.graphQLErrors[0]?.extensions?.['path'] === '/version';
        if (frameChanged || elsewhere) onSaved();
        return setSaid({ ...NOTHING, complaint: errorText(error, t), elsewhere });
      }
    }
    onSaved();
    setSaid({ ...NOTHING, saved: true });
  }

  return {
    ...now,
    people,
    reading,
    lessons,
    changed,
    setFrame: (frame) => type((old) => ({ ...old, frame })),
    change,
    undo: () => type((old) => ({ ...old, draft: old.past.at(-1) ?? old.draft, past: old.past.slice(0, -1) })),
    discard: () => type(() => null),
    busy: savingFrame || savingLessons,
    ...said,
    save: () => save(),
    keepMine: () => save(school.lessonDemandVersion),
  };
}
