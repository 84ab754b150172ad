import { DndContext, DragOverlay, useDraggable, useDroppable, type Announcements } from '@dnd-kit/core';
import { factsUnder, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { useId, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useNamedPupils } from '../pupils/use-named-pupils.ts';
import { underPointer, useDragSensors } from './drag-sensors.ts';
import { groupColumns, type GroupColumn, type ListedPupil } from './group-columns.ts';
import { withoutGroup, withPupil } from './plan-board.ts';
import type { PlanNames } from './plan-names.ts';

interface GroupListsProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly names: PlanNames;
  readonly judged: JudgedPlan | null;
  readonly onEdit: (plan: SavedPlan) => void;
}

/** No group: the id of the last column for the library that drags. */
const NOWHERE = 'none';

/** The groups of one rombel as lists: pupils are dragged from one to another, or ticked and moved by a menu. */
export function GroupLists({ facts: recorded, plan, names, judged, onEdit }: GroupListsProps) {
  const { t } = useTranslation('schedule');
  const field = useId();
  const [picked, setPicked] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useDragSensors();
  const named = useNamedPupils(recorded.id, t);
  const facts = useMemo(() => factsUnder(recorded, plan.changes ?? []), [recorded, plan.changes]);
  const rombelId = facts.rombel.some((r) => r.id === picked) ? picked : (facts.rombel[0]?.id ?? null);
  const columns = useMemo(() => (rombelId === null ? [] : groupColumns(facts, plan, rombelId)), [facts, plan, rombelId]);
  const nameById = useMemo(() => new Map(named.pupils?.map((pupil) => [pupil.id, pupil.name])), [named.pupils]);
  const everyone = columns.flatMap((column) => column.pupils);
  const moving = (id: string): string[] => (ticked.has(id) ? [...ticked] : [id]);
  const nameOf = (pupil: ListedPupil | undefined): string =>
    pupil ? `${t('groups.number', { number: pupil.rosterNumber })}${nameById.get(pupil.id) ? ` ${nameById.get(pupil.id)}` : ''}` : '';
  const titleOf = (group: string | null): string => (group === null ? t('groups.none') : names.group(group));
  const mostOf = (group: string | null): number => (group === null ? Infinity : (judged?.groupLimits[group]?.most ?? Infinity));
  /** Would these pupils make the group larger than its limit? */
  const fits = (column: GroupColumn, ids: readonly string[]): boolean =>
    column.pupils.length + ids.filter((id) => !column.pupils.some((pupil) => pupil.id === id)).length <= mostOf(column.group);

  function place(ids: readonly string[], group: string | null): void {
    onEdit(ids.reduce((now, id) => withPupil(now, id, group), plan));
    setTicked(new Set());
  }

  const pupilText = (id: unknown) => nameOf(everyone.find((pupil) => `pupil ${pupil.id}` === id));
  const columnOf = (id: unknown) => columns.find((column) => (column.group ?? NOWHERE) === id);
  const overText = (active: unknown, over: unknown): string => {
    const column = columnOf(over);
    if (!column) return '';
    const ids = moving(String(active).replace('pupil ', ''));
    const size = t('groups.size', {
      count: column.pupils.length,
      most: Number.isFinite(mostOf(column.group)) ? mostOf(column.group) : '–',
    });
    return t(fits(column, ids) ? 'groups.overFits' : 'groups.overFull', { group: titleOf(column.group), size });
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('groups.lifted', { pupil: pupilText(active.id) }),
    onDragOver: ({ active, over }) => (over ? overText(active.id, over.id) : undefined),
    onDragEnd: ({ active, over }) =>
      over ? t('groups.moved', { pupil: pupilText(active.id), group: titleOf(columnOf(over.id)?.group ?? null) }) : t('drag.cancelled'),
    onDragCancel: () => t('drag.cancelled'),
  };

  return (
    <div className="group-lists">
      <div className="row">
        <div className="field">
          <label htmlFor={field}>{t('groups.rombel')}</label>
          <select
            id={field}
            value={rombelId ?? ''}
            onChange={(event) => {
              setPicked(event.target.value);
              setTicked(new Set());
            }}
          >
            {facts.rombel.map((rombel) => (
              <option key={rombel.id} value={rombel.id}>
                {rombel.name}
              </option>
            ))}
          </select>
        </div>
        {named.pupils === null && (
          <button type="button" className="button-secondary" disabled={named.busy} onClick={() => void named.load()}>
            {t('groups.showNames')}
          </button>
        )}
        {ticked.size > 0 && (
          <div className="field">
            <label htmlFor={`${field}-to`}>{t('groups.moveTo', { count: ticked.size })}</label>
            <select
              id={`${field}-to`}
              value=""
              onChange={(event) =>
                event.target.value !== '' && place([...ticked], event.target.value === NOWHERE ? null : event.target.value)
              }
            >
              <option value="">{t('groups.choose')}</option>
              {columns.map((column) => (
                <option key={column.group ?? NOWHERE} value={column.group ?? NOWHERE}>
                  {titleOf(column.group)}
                  {fits(column, [...ticked]) ? '' : ` ⚠ ${t('groups.tooMany', { most: mostOf(column.group) })}`}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      {named.complaint && (
        <p className="field-error" role="alert">
          {named.complaint}
        </p>
      )}
      <p className="muted small">{t('groups.hint')}</p>
      <DndContext
        sensors={sensors}
        collisionDetection={underPointer}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('groups.instructions') } }}
        onDragStart={({ active }) => setDragged(String(active.id).replace('pupil ', ''))}
        onDragCancel={() => setDragged(null)}
        onDragEnd={({ over }) => {
          const column = over && columnOf(over.id);
          if (column && dragged !== null) place(moving(dragged), column.group);
          setDragged(null);
        }}
      >
        <div className="group-columns">
          {columns.map((column) => (
            <Column
              key={column.group ?? NOWHERE}
              column={column}
              title={titleOf(column.group)}
              limit={column.group === null ? null : (judged?.groupLimits[column.group] ?? null)}
              names={names}
              state={dragged === null ? '' : fits(column, moving(dragged)) ? ' is-free' : ' is-forbidden'}
              nameOf={nameOf}
              ticked={ticked}
              showRombel={everyone.some((pupil) => pupil.rombelId !== rombelId)}
              onRemove={() => column.group !== null && onEdit(withoutGroup(plan, column.group))}
              onTick={(id) => setTicked((old) => (old.has(id) ? new Set([...old].filter((x) => x !== id)) : new Set([...old, id])))}
            />
          ))}
        </div>
        {createPortal(
          <DragOverlay dropAnimation={null}>
            {dragged !== null && (
              <div className="pupil-row is-flying">
                {nameOf(everyone.find((pupil) => pupil.id === dragged))}
                {moving(dragged).length > 1 && ` +${moving(dragged).length - 1}`}
              </div>
            )}
          </DragOverlay>,
          document.body,
        )}
      </DndContext>
    </div>
  );
}

interface ColumnProps {
  readonly column: GroupColumn;
  readonly title: string;
  readonly limit: JudgedPlan['groupLimits'][string] | null;
  readonly names: PlanNames;
  readonly state: string;
  readonly nameOf: (pupil: ListedPupil) => string;
  readonly ticked: ReadonlySet<string>;
  readonly showRombel: boolean;
  readonly onRemove: () => void;
  readonly onTick: (id: string) => void;
}

function Column({ column, title, limit, names, state, nameOf, ticked, showRombel, onRemove, onTick }: ColumnProps) {
  const { t } = useTranslation('schedule');
  const { setNodeRef, isOver } = useDroppable({ id: column.group ?? NOWHERE });
  const id = useId();
  const count = column.pupils.length;
  return (
    <section ref={setNodeRef} className={`group-column${state}${isOver ? ' is-over' : ''}`} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className="small">
        {limit ? t('groups.size', { count, most: limit.most }) : t('week.pupils', { count })}
        {limit && (
          <span className="muted"> · {limit.room === null ? t('groups.byLaw') : t('groups.byRoom', { room: names.room(limit.room) })}</span>
        )}
      </p>
      {limit && count > limit.most && <StatusBadge status="FAIL" text={t('groups.over', { count: count - limit.most })} />}
      {limit && count === 0 && (
        <button type="button" className="button-plain" onClick={onRemove}>
          {t('groups.remove')}
        </button>
      )}
      <ul>
        {column.pupils.map((pupil) => (
          <PupilRow
            key={pupil.id}
            pupil={pupil}
            text={showRombel ? `${names.rombel(pupil.rombelId)} · ${nameOf(pupil)}` : nameOf(pupil)}
            names={names}
            ticked={ticked.has(pupil.id)}
            onTick={onTick}
          />
        ))}
      </ul>
    </section>
  );
}

interface PupilRowProps {
  readonly pupil: ListedPupil;
  readonly text: string;
  readonly names: PlanNames;
  readonly ticked: boolean;
  readonly onTick: (id: string) => void;
}

function PupilRow({ pupil, text, names, ticked, onTick }: PupilRowProps) {
  const { t } = useTranslation('schedule');
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id: `pupil ${pupil.id}`, disabled: pupil.home });
  const siblings = pupil.siblings.map((sibling) =>
    t(sibling.group === null ? 'groups.siblingHome' : sibling.together ? 'groups.siblingTogether' : 'groups.siblingApart', {
      where: sibling.group === null ? names.rombel(sibling.rombelId) : names.group(sibling.group),
    }),
  );
  return (
    <li>
      <button
        ref={setNodeRef}
        type="button"
        className={`pupil-row${isDragging ? ' is-lifted' : ''}`}
        aria-pressed={ticked}
        aria-describedby={attributes['aria-describedby']}
        disabled={pupil.home}
        {...listeners}
        onClick={() => onTick(pupil.id)}
      >
        <span>
          {text}
          {pupil.sex && <span className="muted"> ({pupil.sex})</span>}
          {pupil.home && <span className="muted"> · {t('groups.home')}</span>}
        </span>
        {siblings.map((sibling) => (
          <small key={sibling} className="sibling">
            {sibling}
          </small>
        ))}
      </button>
    </li>
  );
}
