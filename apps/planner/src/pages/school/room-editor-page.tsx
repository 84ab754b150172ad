import { Link, useParams } from '@tanstack/react-router';
import { ENGINE_VERSION, pupilsOf, rectangleLayout, type RoomFacts, type RoomLayout } from '@giliran/planning';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { LoadState } from './load-state.tsx';
import { CopyPanel } from './room-editor/copy-panel.tsx';
import { RoomEditor } from './room-editor/room-editor.tsx';
import { useSaveRoom } from './rooms/use-save-room.ts';
import { usePlanBoard } from './schedule/board-store.ts';
import { roomFactsOf } from './school-facts.ts';
import { useCanEdit } from './use-can-edit.ts';
import { useSchoolFacts } from './use-school-facts.ts';
import '../../styles/print-page.css';
import './school.css';

const PrintPanel = lazy(async () => ({ default: (await import('./room-editor/print-panel.tsx')).PrintPanel }));

/** One room, drawn. */
export function RoomEditorPage() {
  const { t } = useTranslation('room-editor');
  const { roomId = '' } = useParams({ strict: false }) as { roomId?: string };
  const { school, facts, error, refetch } = useSchoolFacts();
  const { board } = usePlanBoard(school);
  const saveRoom = useSaveRoom();
  const canEdit = useCanEdit(facts?.id ?? '');
  const room = facts?.rooms.find(({ id }) => id === roomId);
  const first = useMemo(() => (room ? layoutOf(room) : null), [room]);
  if (!school || !facts) return <LoadState error={error ?? undefined} onAgain={refetch} />;
  const back = (
    <Link className="button button-secondary" to={`/sekolah/${facts.id}/ruang`}>
      {t('page.back')}
    </Link>
  );
  if (!room || !first)
    return (
      <EmptyState title={t('page.gone')} text={t('page.goneText')}>
        {back}
      </EmptyState>
    );
  const { form, setting } = facts;
  const law = { form, regulationIds: setting.regulationIds, phase: setting.phase, date: setting.startDate };
  const versions = new Map(school.rooms.map(({ id, version }) => [id, version]));
  const version = versions.get(room.id) ?? 0;
  const unknown = room.widthCm === null || room.lengthCm === null;
  return (
    <>
      <PageHeader title={t('page.title', { room: room.name })} lead={t('page.lead')}>
        {back}
      </PageHeader>
      {unknown && <p className="note">{t('page.unknown')}</p>}
      <RoomEditor
        first={first}
        sample={unknown}
        draftKey={`${facts.id}/${room.id}`}
        law={law}
        rombel={facts.rombel.map((rombel) => ({ name: rombel.name, pupils: pupilsOf(rombel).length })).filter(({ pupils }) => pupils > 0)}
        readOnly={!canEdit}
        version={version}
        onSave={async (layout, inPlaceOf) => {
          const saving = await saveRoom({
            schoolId: facts.id,
            id: room.id,
            version: inPlaceOf,
            room: { name: room.name, site: room.site, layout },
          });
          if (saving.kind === 'failed') return saving;
          refetch();
          if (saving.kind === 'saved') return { kind: 'saved', version: saving.room.version };
          const { current, message } = saving;
          return { kind: 'conflict', message, current: { layout: layoutOf(roomFactsOf(current)), version: current.version } };
        }}
      >
        {({ layout, wrong, saved }) => (
          <>
            <Opened title={t('print.title')}>
              {wrong ? (
                <p className="muted">{t('result.mend')}</p>
              ) : (
                <Suspense fallback={<p className="muted">{t('common:loading')}</p>}>
                  <PrintPanel
                    roomName={room.name}
                    layout={layout}
                    law={law}
                    facts={facts}
                    plan={board?.present ?? null}
                    head={{
                      schoolName: school.name,
                      npsn: school.npsn,
                      plan: { number: board?.baseNumber ?? 0, name: school.latestPlan?.name ?? '', saved: (board?.baseNumber ?? 0) > 0 },
                      printedOn: today(),
                      startsOn: setting.startDate,
                      engineVersion: ENGINE_VERSION,
                      articles: [],
                      draft: !saved,
                      synthetic: school.source === 'SYNTHETIC',
                    }}
                  />
                </Suspense>
              )}
            </Opened>
            {canEdit && (
              <Opened title={t('copy.title')}>
                {saved ? (
                  <CopyPanel
                    schoolId={facts.id}
                    layout={layout}
                    targets={facts.rooms
                      .filter((other) => other.id !== room.id && other.widthCm === room.widthCm && other.lengthCm === room.lengthCm)
                      .map(({ id, name, site, layout: drawn }) => ({
                        id,
                        version: versions.get(id) ?? 0,
                        name,
                        site,
                        drawn: drawn !== null && drawn !== undefined,
                      }))}
                    onCopied={refetch}
                  />
                ) : (
                  <p className="muted">{t('copy.saveFirst')}</p>
                )}
              </Opened>
            )}
          </>
        )}
      </RoomEditor>
    </>
  );
}

/** Computed only when it is looked at. */
function Opened({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="card sub-details" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}

/** What to draw on: the stored drawing, the typed rectangle, or a sample room where nothing is known. */
function layoutOf(room: RoomFacts): RoomLayout {
  return room.layout ?? rectangleLayout({ ...room, widthCm: room.widthCm ?? 700, lengthCm: room.lengthCm ?? 800 });
}

/** The date on the wall of the school, West Indonesian time. */
function today(): `${number}-${number}-${number}` {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Pontianak', year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  ) as `${number}-${number}-${number}`;
}
