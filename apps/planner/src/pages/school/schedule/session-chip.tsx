import { useDraggable } from '@dnd-kit/core';
import type { SavedPlan } from '@giliran/planning';
import { memo } from 'react';
import type { RowKind } from '../../../engine/tasks/find-places.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { lessonRuns, shortPeriods, taughtText } from './lesson-text.ts';
import { dayText } from './day-text.ts';
import type { PlanNames } from './plan-names.ts';

interface ChipProps {
  readonly session: SavedPlan['sessions'][number];
  readonly view: RowKind;
  readonly names: PlanNames;
  readonly broken: boolean;
  /** Id of the row it stands in: a session of subject teachers stands with each of them. */
  readonly row?: string;
}

interface SessionChipProps extends ChipProps {
  readonly index: number;
  readonly onOpen: (index: number) => void;
  readonly onReach: (index: number) => void;
  readonly onLock: (index: number) => void;
}

/** One session on the board: drag it, press it for its menu, L locks it. */
export function SessionChip({ index, onOpen, onReach, onLock, ...chip }: SessionChipProps) {
  const { t } = useTranslation('schedule');
  const { session, names, broken } = chip;
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: `session ${index} ${chip.row ?? ''}`,
    data: { index, row: chip.row },
    disabled: session.locked,
  });
  const label = t('week.chip', {
    group: names.group(session.group),
    day: dayText(session, t),
    shift: names.shift(session.shift),
    room: names.room(session.room),
    teacher: taughtText(session, names, t),
  });
  const states = [session.locked ? t('week.locked') : '', broken ? t('week.broken') : ''].filter((text) => text !== '');
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={`session-chip${broken ? ' is-broken' : ''}${session.locked ? ' is-locked' : ''}${isDragging ? ' is-lifted' : ''}`}
      aria-label={[label, ...states].join('. ')}
      aria-describedby={attributes['aria-describedby']}
      title={label}
      data-session={index}
      {...listeners}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() === 'l' && !event.ctrlKey && !event.metaKey && !event.altKey) onLock(index);
        else listeners?.['onKeyDown']?.(event);
      }}
      onPointerEnter={() => onReach(index)}
      onFocus={() => onReach(index)}
      onClick={() => onOpen(index)}
    >
      <ChipFace {...chip} />
    </button>
  );
}

/** What a chip shows; also drawn under the pointer while it is dragged. */
export const ChipFace = memo(function ChipFace({ session, view, names, broken, row }: ChipProps) {
  const { t } = useTranslation('schedule');
  const title = view === 'rombel' ? names.letter(session.group) : view === 'group' ? names.room(session.room) : names.group(session.group);
  const runs = lessonRuns(session);
  const own = view === 'teacher' ? runs.filter(({ teacher }) => teacher === row) : [];
  const taught =
    own.length > 0
      ? own.map((run) => `${shortPeriods(run, t)} ${run.subject}`).join(', ')
      : [...new Set(runs.map(({ subject }) => subject))].join(' · ');
  const taughtBy = session.lessons ? '' : names.teacher(session.teacher);
  const place = view === 'group' || view === 'room' ? taughtBy : names.room(session.room);
  return (
    <>
      <b>
        {broken && <span aria-hidden="true">⚠ </span>}
        {title}
        {session.locked && <LockSign />}
      </b>
      {taught !== '' && <span className={own.length > 0 ? 'chip-own' : 'chip-lessons'}>{taught}</span>}
      {place !== '' && <span>{place}</span>}
    </>
  );
});

export function LockSign() {
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" className="lock-sign">
      <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor" />
    </svg>
  );
}
