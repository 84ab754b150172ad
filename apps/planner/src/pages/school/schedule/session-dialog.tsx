import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { runEngine } from '../../../engine/engine-client.ts';
import type { MoveAnswer, MovePatch } from '../../../engine/tasks/try-moves.ts';
import { applyPlace } from './apply-place.ts';
import { BrokenRules } from './broken-rules.tsx';
import { LessonTable } from './lesson-table.tsx';
import { PlaceMenu } from './place-menu.tsx';
import { placeText } from './place-text.ts';
import { withSession } from './plan-board.ts';
import type { PlanNames } from './plan-names.ts';
import { PLAN_WEEKS, type PlanWeek } from './plan-weeks.ts';

type Session = SavedPlan['sessions'][number];
type Place = Pick<Session, 'week' | 'day' | 'shift' | 'room' | 'teacher'>;

interface SessionDialogProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly names: PlanNames;
  readonly index: number | null;
  readonly onEdit: (plan: SavedPlan) => void;
  readonly onClose: () => void;
}

/** One session of one group: where it may go, a lock, and every place to choose by hand. Each choice says at once what it would break. */
export function SessionDialog({ facts, plan, names, index, onEdit, onClose }: SessionDialogProps) {
  const { t } = useTranslation('schedule');
  const dialog = useRef<HTMLDialogElement>(null);
  const session = index === null ? undefined : plan.sessions[index];
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (session && !element.open) element.showModal();
    if (!session && element.open) element.close();
    element.addEventListener('close', onClose);
    return () => element.removeEventListener('close', onClose);
  }, [session, onClose]);
  return (
    <Dialog ref={dialog} title={session ? t('session.title', { group: names.group(session.group) }) : t('session.none')}>
      {session && index !== null && (
        <SessionForm
          key={index}
          facts={facts}
          plan={plan}
          names={names}
          index={index}
          session={session}
          onEdit={onEdit}
          onClose={() => dialog.current?.close()}
        />
      )}
    </Dialog>
  );
}

interface SessionFormProps extends SessionDialogProps {
  readonly index: number;
  readonly session: Session;
}

function SessionForm({ facts, plan, names, index, session, onEdit, onClose }: SessionFormProps) {
  const { t } = useTranslation('schedule');
  const [byHand, setByHand] = useState(false);
  const size = plan.groups.find((group) => group.id === session.group)?.pupils.length ?? 0;
  const edit = (next: SavedPlan) => {
    onEdit(next);
    onClose();
  };
  return (
    <>
      <p>
        {placeText(session, names, t)} · {t('week.pupils', { count: size })}
      </p>
      {session.lessons && <LessonTable facts={facts} session={session} names={names} />}
      <p className="row">
        <button
          type="button"
          className="button-secondary"
          aria-pressed={session.locked}
          onClick={() => edit(withSession(plan, index, { locked: !session.locked }))}
        >
          {t(session.locked ? 'session.unlock' : 'session.lock')}
        </button>
        <span className="muted small">{t('session.lockHint')}</span>
      </p>
      {!session.locked && <PlaceMenu facts={facts} plan={plan} names={names} index={index} onEdit={edit} />}
      <details onToggle={(event) => setByHand(event.currentTarget.open)}>
        <summary>{t(session.lessons ? 'lessons.byHand' : 'session.byHand')}</summary>
        {byHand && <PlaceByHand facts={facts} plan={plan} names={names} index={index} session={session} onEdit={edit} />}
      </details>
    </>
  );
}

function PlaceByHand({ facts, plan, names, index, session, onEdit }: Omit<SessionFormProps, 'onClose'>) {
  const { t } = useTranslation('schedule');
  const { week, day, shift, room, teacher } = session;
  const [form, setForm] = useState<Place>({ ...(week ? { week } : {}), day, shift, room, teacher });
  const teachers: readonly (string | null)[] =
    session.teacher === null ? [null, ...facts.teachers.map((x) => x.id)] : facts.teachers.map((x) => x.id);
  const options = {
    week: week ? PLAN_WEEKS : [],
    day: facts.setting.days,
    shift: facts.setting.shifts.map((x) => x.id),
    room: facts.rooms.map((x) => x.id),
    teacher: teachers,
  } as const;
  const patches: MovePatch[] = [
    form,
    ...options.week.map((value) => ({ ...form, week: value })),
    ...options.day.map((value) => ({ ...form, day: value })),
    ...options.shift.map((value) => ({ ...form, shift: value })),
    ...options.room.map((value) => ({ ...form, room: value })),
    ...(session.lessons ? [] : options.teacher.map((value) => ({ ...form, teacher: value }))),
  ];
  const answers = useMoveAnswers(facts, plan, index, patches);
  const answerOf = (patch: Place) => answers.get(JSON.stringify(patch)) ?? null;
  const chosen = answerOf(form);
  const moved = form.week !== week || form.day !== day || form.shift !== shift || form.room !== room || form.teacher !== teacher;

  function optionText(name: string, patch: Place, now: boolean): string {
    const answer = answerOf(patch);
    const label = now ? t('session.now', { name }) : name;
    if (!answer || now) return label;
    const rules = [...new Set(answer.breaks.map(({ violation }) => t(`rule.${violation.code}`)))];
    return rules.length === 0 ? `✓ ${label}` : `⚠ ${label}: ${t('session.breaks', { rules: rules.join(', ') })}`;
  }

  return (
    <>
      {week && (
        <Choice label={t('session.week')} value={form.week ?? week} onValue={(value) => setForm({ ...form, week: value as PlanWeek })}>
          {options.week.map((value) => (
            <option key={value} value={value}>
              {optionText(t(`weeks.${value}`), { ...form, week: value }, value === week)}
            </option>
          ))}
        </Choice>
      )}
      <div className="field-pair session-places">
        <Choice label={t('session.day')} value={form.day} onValue={(value) => setForm({ ...form, day: value as Session['day'] })}>
          {options.day.map((value) => (
            <option key={value} value={value}>
              {optionText(t(`days.${value}`), { ...form, day: value }, value === day)}
            </option>
          ))}
        </Choice>
        <Choice label={t('session.shift')} value={form.shift} onValue={(value) => setForm({ ...form, shift: value })}>
          {options.shift.map((value) => (
            <option key={value} value={value}>
              {optionText(names.shift(value), { ...form, shift: value }, value === shift)}
            </option>
          ))}
        </Choice>
      </div>
      <Choice label={t('session.room')} value={form.room} onValue={(value) => setForm({ ...form, room: value })}>
        {options.room.map((value) => (
          <option key={value} value={value}>
            {optionText(names.room(value), { ...form, room: value }, value === room)}
          </option>
        ))}
      </Choice>
      {!session.lessons && (
        <Choice
          label={t('session.teacher')}
          value={form.teacher ?? ''}
          onValue={(value) => setForm({ ...form, teacher: value === '' ? null : value })}
        >
          {options.teacher.map((value) => (
            <option key={value ?? ''} value={value ?? ''}>
              {optionText(names.teacher(value), { ...form, teacher: value }, value === teacher)}
            </option>
          ))}
        </Choice>
      )}
      <div className="move-answer" aria-live="polite">
        {moved && !chosen && <p className="muted">{t('session.checking')}</p>}
        {moved && chosen && chosen.breaks.length === 0 && <StatusBadge status="PASS" text={t('session.fine')} />}
        {moved && chosen && chosen.mends > 0 && <p>{t('session.mends', { count: chosen.mends })}</p>}
        {moved && chosen && chosen.breaks.length > 0 && (
          <>
            <StatusBadge status="FAIL" text={t('session.wouldBreak', { count: chosen.breaks.length })} />
            <BrokenRules breaks={chosen.breaks} plan={plan} names={names} />
          </>
        )}
      </div>
      <p className="row">
        <button
          type="button"
          className="button"
          disabled={!moved}
          onClick={() => onEdit(chosen ? applyPlace(plan, chosen) : withSession(plan, index, form))}
        >
          {t(chosen && moved && chosen.breaks.length > 0 ? 'session.moveAnyway' : 'session.move')}
        </button>
      </p>
    </>
  );
}

function Choice({
  label,
  value,
  onValue,
  children,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
  children: React.ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.target.value)}>
        {children}
      </select>
    </div>
  );
}

/** What each move would break, by the move as JSON; grows as the worker answers. */
function useMoveAnswers(
  facts: SchoolFacts,
  plan: SavedPlan,
  session: number,
  patches: readonly MovePatch[],
): ReadonlyMap<string, MoveAnswer> {
  const [answers, setAnswers] = useState<ReadonlyMap<string, MoveAnswer>>(new Map());
  const key = [...new Set(patches.map((patch) => JSON.stringify(patch)))].join('\n');
  useEffect(() => {
    const stop = new AbortController();
    const texts = key.split('\n');
    runEngine(
      'tryMoves',
      { facts, plan, session, patches: texts.map((text) => JSON.parse(text) as MovePatch) },
      { signal: stop.signal },
    ).then(
      (found) =>
        !stop.signal.aborted && setAnswers((old) => new Map([...old, ...texts.map((text, i) => [text, found[i] as MoveAnswer] as const)])),
      () => undefined,
    );
    return () => stop.abort();
  }, [facts, plan, session, key]);
  return answers;
}
