import { useTranslation } from '../../i18n/use-translation.ts';
import { useMutation, useQuery } from 'urql';
import { DataTable } from '../../components/data-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { LoadState } from './load-state.tsx';
import { NextLink } from './next-link.tsx';
import { RoomCard } from './rooms/room-card.tsx';
import { NEW_ROOM, type RoomValues } from './rooms/room-entry.ts';
import { RoomForm } from './rooms/room-form.tsx';
import { roomInputs } from './rooms/room-inputs.ts';
import { ImportRoomsMutation, RoomsQuery, type RoomsSchool } from './rooms/rooms-query.ts';
import { useSaveRoom } from './rooms/use-save-room.ts';
import { DownloadButton } from './sheets/download-button.tsx';
import { outcomeOf } from './sheets/outcome-of.ts';
import { SheetImport } from './sheets/sheet-import.tsx';
import { useCanEdit } from './use-can-edit.ts';
import { useLimits } from './use-limits.ts';
import { useSchoolId } from './use-school-id.ts';
import './school.css';

/** The rooms of a school: sizes, lawful seats, seat maps. */
export function RoomsPage() {
  const { t } = useTranslation(['rooms', 'sheets']);
  const schoolId = useSchoolId();
  const [{ data, error }, refresh] = useQuery({ query: RoomsQuery, variables: { schoolId }, requestPolicy: 'cache-and-network' });
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <NextLink schoolId={schoolId} tab="guru" />
      </PageHeader>
      {data ? <Rooms school={data.school} onChanged={again} /> : <LoadState error={error} onAgain={again} />}
    </>
  );
}

function Rooms({ school, onChanged }: { school: RoomsSchool; onChanged: () => void }) {
  const { t } = useTranslation(['rooms', 'sheets']);
  const { rooms, setting } = school;
  const canEdit = useCanEdit(school.id);
  const limits = useLimits({ form: school.form, regulationIds: setting.regulationIds, phase: setting.phase, date: setting.startDate });
  const names = rooms.map((room) => room.name);
  const seats = rooms.reduce((sum, room) => sum + (room.capacity.count ?? 0), 0);
  const unknown = rooms.filter((room) => room.capacity.count === null).length;
  return (
    <div className="stack">
      {rooms.length > 0 && (
        <dl className="small-facts">
          <Fact label={t('sum.rooms')} value={rooms.length} />
          <Fact label={t('sum.seats')} value={seats} />
          {unknown > 0 && <Fact label={t('sum.unknown')} value={unknown} />}
        </dl>
      )}
      {rooms.length === 0 && <p className="note">{t('none')}</p>}
      <ul className="entry-list">
        {rooms.map((room) => (
          <RoomCard
            key={room.id}
            schoolId={school.id}
            room={room}
            otherNames={names.filter((name) => name !== room.name)}
            limits={limits}
            canEdit={canEdit}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {canEdit ? <NewRooms school={school} names={names} onChanged={onChanged} /> : <p className="note">{t('sheets:readOnly')}</p>}
    </div>
  );
}

function NewRooms({ school, names, onChanged }: { school: RoomsSchool; names: readonly string[]; onChanged: () => void }) {
  const { t } = useTranslation(['rooms', 'sheets']);
  const saveRoom = useSaveRoom();
  return (
    <>
      <section className="card" aria-labelledby="ruang-baru">
        <h2 id="ruang-baru">{t('add.title')}</h2>
        <RoomForm
          first={NEW_ROOM}
          otherNames={names}
          saveLabel={t('add.save')}
          onSave={async (room) => {
            const saving = await saveRoom({ schoolId: school.id, room });
            if (saving.kind !== 'saved') return saving.kind === 'failed' ? saving.text : saving.message;
            onChanged();
            return null;
          }}
        />
      </section>
      <RoomImport school={school} onChanged={onChanged} />
    </>
  );
}

function Fact({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  );
}

function RoomImport({ school, onChanged }: { school: RoomsSchool; onChanged: () => void }) {
  const { t } = useTranslation(['rooms', 'sheets']);
  const { t: tSheets } = useTranslation('sheets');
  const [, importRooms] = useMutation(ImportRoomsMutation);
  return (
    <section className="stack" aria-labelledby="impor-ruang">
      <h2 id="impor-ruang">{t('import.title')}</h2>
      <SheetImport
        kind="rooms"
        label={t('import.choose')}
        hint={t('import.hint')}
        downloads={<DownloadButton label={t('import.template')} order={() => ({ kind: 'rooms' })} />}
        renderPreview={({ sheet }) => <Preview rooms={roomInputs(sheet.records, school.rooms)} />}
        saveLabel={(sheet) =>
          sheet.records.length === 0 ? null : t('import.save', { count: roomInputs(sheet.records, school.rooms).length })
        }
        save={async ({ sheet }) => {
          const result = await importRooms({ schoolId: school.id, rooms: roomInputs(sheet.records, school.rooms) });
          if (!result.error) onChanged();
          return outcomeOf(result, result.data?.importRooms, tSheets);
        }}
      />
    </section>
  );
}

function Preview({ rooms }: { rooms: readonly RoomValues[] }) {
  const { t } = useTranslation(['rooms', 'sheets']);
  const side = (value: number | null) => (value === null ? t('common:unknown') : `${formatNumber(value)} m`);
  return (
    <DataTable
      caption={t('import.preview')}
      rows={rooms}
      rowKey={(room) => room.name}
      columns={[
        { key: 'name', header: t('form.name'), rowHeader: true, render: (room) => room.name },
        { key: 'width', header: t('form.width'), numeric: true, render: (room) => side(room.widthM) },
        { key: 'length', header: t('form.length'), numeric: true, render: (room) => side(room.lengthM) },
        { key: 'site', header: t('form.site'), render: (room) => t(`site.${room.site}`) },
      ]}
    />
  );
}
