import { DndContext, DragOverlay, type Active, type Announcements, type DragEndEvent } from '@dnd-kit/core';
import { weekOf } from '@giliran/kernel';
import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { Place, RowKind } from '../../../engine/tasks/find-places.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useToday } from '../use-today.ts';
import { applyPlace } from './apply-place.ts';
import { BrokenRules } from './broken-rules.tsx';
import { DayList } from './day-list.tsx';
import { underPointer, useDragSensors } from './drag-sensors.ts';
import { withSession } from './plan-board.ts';
import type { PlanNames } from './plan-names.ts';
import { dayText } from './day-text.ts';
import { placeText, verdictText } from './place-text.ts';
import { weeksOfSetting, type PlanWeek } from './plan-weeks.ts';
import { ChipFace, SessionChip } from './session-chip.tsx';
import { useNarrow } from './use-narrow.ts';
import { useOpener } from './use-opener.ts';
import { usePlaces, type PlaceByCell } from './use-places.ts';
import type { WeekPartProps } from './week-cell.tsx';
import { weekRows, weekSlots } from './week-rows.ts';
import { WeekTable } from './week-table.tsx';
import { WeekTabs, type ShownWeeks } from './week-tabs.tsx';

interface WeekGridProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly names: PlanNames;
  readonly view: RowKind;
  /** Indices of sessions that take part in a broken rule. */
  readonly broken: ReadonlySet<number>;
  readonly onEdit: (plan: SavedPlan) => void;
  readonly onOpenSession: (index: number) => void;
}

/** Only close to the edge does the page scroll along: the board must not run away under a hand that aims. */
const NEAR_THE_EDGE = { threshold: { x: 0.06, y: 0.08 } };

/**
 * The week, or weeks A and B, by rombel, group, teacher or room; on a phone one day at a time. Sessions are dragged by mouse, finger or keyboard:
 * the places they may go to light up, and a place that breaks a rule says which and why.
 */
export function WeekGrid({ facts, plan, names, view, broken, onEdit, onOpenSession }: WeekGridProps) {
  const { t } = useTranslation('schedule');
  const allSlots = useMemo(() => weekSlots(facts), [facts]);
  const rows = useMemo(() => weekRows(facts, plan, view, names), [facts, plan, view, names]);
  const places = usePlaces(facts, plan, view);
  const sensors = useDragSensors();
  const narrow = useNarrow();
  const [week, setWeek] = useState<ShownWeeks | null>(null);
  const today = useToday();
  const [day, setDay] = useState<string | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [draggedRow, setDraggedRow] = useState('');
  const [over, setOver] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ plan: SavedPlan; index: number; place: Place } | null>(null);
  const now = places.of(dragged);
  const target = over === null ? null : (now?.get(over) ?? null);
  const session = dragged === null ? undefined : plan.sessions[dragged];

  const fortnight = weeksOfSetting(facts.setting) === 2;
  // Until somebody chooses: the week of today.
  const thisWeek = today === null || today < facts.setting.startDate ? 'A' : weekOf(facts.setting.startDate, today);
  const shownWeek = week === null || (narrow && week === 'both') ? thisWeek : week;
  const shownDay = facts.setting.days.find((d) => d === day) ?? facts.setting.days[0] ?? null;
  const slots = allSlots.filter(
    (slot) => (slot.week === undefined || shownWeek === 'both' || slot.week === shownWeek) && (!narrow || slot.day === shownDay),
  );
  useOpener('day', over, setDay);
  useOpener<ShownWeeks>('week', over, setWeek);
  const freeIn = (letter: PlanWeek): number =>
    [...(now?.values() ?? [])].filter((place) => place.week === letter && place.kind !== 'here' && place.breaks.length === 0).length;
  const free = dragged === null || now === null ? null : { A: freeIn('A'), B: freeIn('B') };
  // A finger's events end with the element it touched first: the lifted chip stays in the document when another day or week is opened.
  const outOfSight =
    session && !slots.some((slot) => slot.week === session.week && slot.day === session.day && slot.shift.id === session.shift);

  const rowTitle = new Map(rows.map((row) => [row.id, row.title]));
  const spot = (id: string): string => {
    if (id.startsWith('day ')) return t(`days.${id.slice(4)}`);
    if (id.startsWith('week ')) return t(`weeks.${id.slice(5)}`);
    const [row = '', inWeek = '', onDay = '', shift = ''] = id.split('|');
    const when = dayText({ day: onDay, ...(inWeek === '' ? {} : { week: inWeek }) }, t);
    return t('drag.spot', { row: rowTitle.get(row) ?? '', day: when, shift: names.shift(shift) });
  };
  /** A cell outside the rows of the session: another rombel, another group. */
  const verdict = (id: string): string => {
    if (id.startsWith('day ')) return t('drag.openDay');
    if (id.startsWith('week ')) return t('weeks.open');
    return now && !now.has(id) ? t(`drag.outside.${view}`) : verdictText(now?.get(id) ?? null, plan, names, t);
  };

  function drop(place: Place, index: number): void {
    if (place.kind === 'here') return;
    if (place.breaks.length > 0) setRefused({ plan, index, place });
    else onEdit(applyPlace(plan, place));
  }

  function finish({ over: at }: DragEndEvent): void {
    const index = dragged;
    setDragged(null);
    setOver(null);
    if (index === null || !at) return;
    const land = (answer: PlaceByCell | null) => {
      const place = answer?.get(String(at.id));
      if (place) drop(place, index);
    };
    // Nearly always the answer is there; a drop quicker than the worker waits for it.
    if (now) land(now);
    else void places.ask(index).then(land);
  }

  const groupOf = ({ data }: Active): string => names.group(plan.sessions[indexOf(data)]?.group ?? '');
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('drag.lifted', { group: groupOf(active) }),
    // Said by the status below, which also speaks when the answer comes later than the move.
    onDragOver: () => undefined,
    onDragEnd: ({ over: at }) => {
      if (!at) return t('drag.cancelled');
      const place = now?.get(String(at.id));
      if (!place || place.kind === 'here') return t('drag.same');
      return place.breaks.length > 0
        ? t('drag.refused', { why: verdict(String(at.id)) })
        : t('drag.done', { place: placeText(place, names, t) });
    },
    onDragCancel: () => t('drag.cancelled'),
  };

  const part: WeekPartProps = {
    slots,
    rows,
    places: dragged === null ? undefined : now,
    chips: (indices, row = '') =>
      indices?.map((index) => {
        const at = plan.sessions[index];
        return (
          at && (
            <SessionChip
              key={index}
              index={index}
              session={at}
              view={view}
              row={row}
              names={names}
              broken={broken.has(index)}
              onOpen={onOpenSession}
              onReach={(i) => dragged === null && void places.ask(i)}
              onLock={(i) => onEdit(withSession(plan, i, { locked: !at.locked }))}
            />
          )
        );
      }),
    plan,
    onEdit,
  };
  return (
    <>
      {refused && refused.plan === plan && (
        <div className="note refused-move" role="alert">
          <p>
            <StatusBadge status="FAIL" text={t('drag.notMoved')} /> {placeText(refused.place, names, t)}
          </p>
          <BrokenRules breaks={refused.place.breaks} plan={plan} names={names} />
          <p className="row">
            <button
              type="button"
              className="button-secondary"
              onClick={() => {
                onEdit(applyPlace(plan, refused.place));
                setRefused(null);
              }}
            >
              {t('session.moveAnyway')}
            </button>
            <button type="button" className="button-plain" onClick={() => setRefused(null)}>
              {t('drag.leave')}
            </button>
          </p>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {dragged !== null && over !== null && `${spot(over)}. ${verdict(over)}`}
      </p>
      <DndContext
        sensors={sensors}
        collisionDetection={underPointer}
        autoScroll={NEAR_THE_EDGE}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('drag.instructions') } }}
        onDragStart={({ active }) => {
          const index = indexOf(active.data);
          setDragged(index);
          setDraggedRow(String(active.data.current?.['row'] ?? ''));
          setRefused(null);
          void places.ask(index);
        }}
        onDragOver={({ over: at }) => setOver(at ? String(at.id) : null)}
        onDragEnd={finish}
        onDragCancel={() => {
          setDragged(null);
          setOver(null);
        }}
      >
        {fortnight && <WeekTabs setting={facts.setting} shown={shownWeek} today={today} free={free} both={!narrow} onShown={setWeek} />}
        {narrow ? <DayList {...part} days={facts.setting.days} day={shownDay} onDay={setDay} /> : <WeekTable {...part} view={view} />}
        {outOfSight && <div hidden>{part.chips(dragged === null ? undefined : [dragged], draggedRow)}</div>}
        {createPortal(
          <>
            <DragOverlay dropAnimation={null}>
              {session && (
                <div className="session-chip is-flying">
                  <ChipFace session={session} view={view === 'rombel' ? 'room' : view} row={draggedRow} names={names} broken={false} />
                </div>
              )}
            </DragOverlay>
            {session && (
              <DragBar
                target={over !== null && over.includes('|') && now && !now.has(over) ? 'outside' : target}
                where={over === null ? null : spot(over)}
                verdict={over === null ? t('drag.choose') : verdict(over)}
              />
            )}
          </>,
          document.body,
        )}
      </DndContext>
    </>
  );
}

/** The session that a lifted chip stands for. */
function indexOf(data: Active['data']): number {
  return Number(data.current?.['index']);
}

/** While a session is dragged, what the place under it means. The keyboard hears the same by announcement. */
function DragBar({ target, where, verdict }: { target: Place | 'outside' | null; where: string | null; verdict: string }) {
  const state =
    target === 'outside' || (target && target.breaks.length > 0) ? 'is-forbidden' : target && target.kind !== 'here' ? 'is-free' : '';
  return (
    <div className={`drag-bar ${state}`} aria-hidden="true">
      {where && <strong>{where}: </strong>}
      {state === 'is-free' && '✓ '}
      {state === 'is-forbidden' && '✕ '}
      {verdict}
    </div>
  );
}
