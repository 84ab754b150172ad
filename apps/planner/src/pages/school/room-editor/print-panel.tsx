import { seatMapSheet } from '@giliran/documents';
import { pupilsOf, type RoomLayout, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { SelectField } from '../../../components/select-field.tsx';
import { runEngine } from '../../../engine/engine-client.ts';
import type { LimitsQuestion } from '../../../engine/tasks/explain-limits.ts';
import type { MarkedRoom, SeatChoice } from '../../../engine/tasks/mark-seats.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { PupilNamesQuery } from '../print/pupil-names-query.ts';
import { printRoomOf } from './print-room.ts';

interface PrintPanelProps {
  readonly roomName: string;
  readonly layout: RoomLayout;
  readonly law: LimitsQuestion;
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan | null;
  readonly head: Parameters<typeof seatMapSheet>[0]['head'];
}

/** The sheet for marking the floor: which seats, from which corner, and whose names on them. */
export function PrintPanel({ roomName, layout, law, facts, plan, head }: PrintPanelProps) {
  const { t } = useTranslation('room-editor');
  const frame = useRef<HTMLIFrameElement>(null);
  const [seats, setSeats] = useState<SeatChoice>(layout.deskUse === 'LEAVE' && layout.desks.length > 0 ? 'leave' : 'rows');
  const [origin, setOrigin] = useState<'A' | 'B'>('A');
  const [groupIds, setGroupIds] = useState<readonly string[]>([]);
  const [withNames, setWithNames] = useState(false);
  const { marked, error } = useMarks(layout, law, seats, origin);
  const [{ data: named }] = useQuery({ query: PupilNamesQuery, variables: { id: facts.id }, pause: !withNames });
  const names = new Map(withNames ? named?.school.pupils.map((pupil) => [pupil.id, pupil.name]) : []);
  const rosterOf = new Map(facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => [pupil.id, pupil.rosterNumber] as const)));
  const groups = plan?.groups ?? [];
  const chosen = groups.filter((group) => groupIds.includes(group.id));
  const tooMany = chosen.filter((group) => marked?.marks && group.pupils.length > marked.marks.marks.length);
  const html =
    marked &&
    seatMapSheet({
      head,
      rooms: [
        {
          ...printRoomOf(roomName, layout, marked, origin),
          largestGroup: chosen.length === 0 ? null : Math.max(...chosen.map((group) => group.pupils.length)),
          groups: chosen.map((group) => ({
            name: group.label,
            labels: group.pupils.map((id) =>
              [rosterOf.get(id), names.get(id)].filter((part) => part !== undefined && part !== null).join(' '),
            ),
          })),
        },
      ],
    });
  return (
    <div className="print-desk">
      <div>
        <SelectField
          label={t('print.seats')}
          value={seats}
          options={[
            ...(layout.desks.length > 0 ? [{ value: 'leave' as const, label: t('print.leave') }] : []),
            { value: 'rows', label: t('print.rows') },
            { value: 'aligned', label: t('print.aligned') },
            { value: 'staggered', label: t('print.staggered') },
            { value: 'free', label: t('print.free') },
          ]}
          onValue={setSeats}
        />
        <SelectField
          label={t('print.corner')}
          value={origin}
          options={[
            { value: 'A', label: t('print.cornerA') },
            { value: 'B', label: t('print.cornerB') },
          ]}
          onValue={setOrigin}
        />
        <fieldset>
          <legend>{t('print.groups')}</legend>
          {groups.length === 0 && <p className="field-hint">{t('print.noPlan')}</p>}
          <div className="print-choices">
            {groups.map((group) => (
              <label key={group.id} className="check">
                <input
                  type="checkbox"
                  checked={groupIds.includes(group.id)}
                  disabled={!groupIds.includes(group.id) && groupIds.length >= 2}
                  onChange={(event) =>
                    setGroupIds(event.target.checked ? [...groupIds, group.id] : groupIds.filter((id) => id !== group.id))
                  }
                />
                <span>{group.label}</span>
              </label>
            ))}
          </div>
          {groups.length > 0 && <p className="field-hint">{t('print.twoGroups')}</p>}
          {chosen.length > 0 && (
            <label className="check">
              <input type="checkbox" checked={withNames} onChange={(event) => setWithNames(event.target.checked)} />
              <span>{t('print.names')}</span>
            </label>
          )}
        </fieldset>
        {tooMany.map((group) => (
          <p key={group.id} className="field-error" role="alert">
            {t('print.tooMany', { group: group.label, pupils: group.pupils.length, seats: marked?.marks?.marks.length ?? 0 })}
          </p>
        ))}
        {marked?.marks && marked.marks.unit === 'mm' && <p className="note">{t('print.millimetres')}</p>}
        {marked?.marks && marked.marks.seatsGivenUp > 0 && (
          <p className="note">{t('print.givenUp', { count: marked.marks.seatsGivenUp })}</p>
        )}
        {error && (
          <p className="field-error" role="alert">
            {error.message}
          </p>
        )}
        <p>
          <button type="button" className="button" disabled={html === null} onClick={() => frame.current?.contentWindow?.print()}>
            {t('print.print')}
          </button>
        </p>
      </div>
      <div className="print-preview">
        {html === null ? (
          <p className="muted">{t('result.computing')}</p>
        ) : (
          // Every text inside is escaped; the sandbox allows no script, only that this page may call the frame's print dialog.
          <iframe ref={frame} sandbox="allow-same-origin allow-modals" title={t('print.preview')} srcDoc={html} />
        )}
      </div>
    </div>
  );
}

function useMarks(layout: RoomLayout, law: LimitsQuestion, seats: SeatChoice, origin: 'A' | 'B') {
  const [state, setState] = useState<{ marked: MarkedRoom | null; error: Error | null }>({ marked: null, error: null });
  const lawKey = JSON.stringify(law);
  useEffect(() => {
    const stop = new AbortController();
    const question = { layout, law: JSON.parse(lawKey) as LimitsQuestion, seats, origin };
    runEngine('markDrawing', question, { signal: stop.signal }).then(
      (marked) => !stop.signal.aborted && setState({ marked, error: null }),
      (error: Error) => error.name !== 'AbortError' && setState({ marked: null, error }),
    );
    return () => stop.abort();
  }, [layout, lawKey, seats, origin]);
  return state;
}
