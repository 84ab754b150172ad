import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { ZONES, type Zone } from '@giliran/policy';
import { errorText } from '../../../api/client.ts';
import { graphql } from '../../../api/graphql.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { formatDay } from '../../../i18n/format.ts';
import type { QueriedKabupaten } from '../kabupaten-query.ts';
import { ZoneMark } from './zone-mark.tsx';

const RecordZone = graphql(`
  mutation RecordZone($kabupatenCode: ID!, $kecamatanCode: ID, $zone: Zone!, $from: Day!) {
    recordZone(kabupatenCode: $kabupatenCode, kecamatanCode: $kecamatanCode, zone: $zone, from: $from) {
      id
      zone
      from
      kecamatanCode
    }
  }
`);

/** Records the zone of an area from a day on, and shows what was recorded. History is added to, never changed. */
export function ZoneCard({ kabupaten, today, onRecorded }: { kabupaten: QueriedKabupaten; today: string; onRecorded: () => void }) {
  const { t } = useTranslation('dinas-schools');
  const id = useId();
  const [area, setArea] = useState('');
  const [zone, setZone] = useState<Zone>('YELLOW');
  const [from, setFrom] = useState(today);
  const [{ error, fetching, data }, record] = useMutation(RecordZone);
  const nameOf = (code: string | null): string =>
    code === null ? t('zones.whole') : (kabupaten.kecamatan.find((k) => k.code === code)?.name ?? code);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await record({ kabupatenCode: kabupaten.code, kecamatanCode: area || null, zone, from });
    if (!result.error) onRecorded();
  }

  return (
    <section className="card">
      <h2>{t('zones.title')}</h2>
      <p className="small muted">{t('zones.text')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <div className="filter-row">
          <SelectField
            label={t('zones.area')}
            value={area}
            onValue={setArea}
            options={[
              { value: '', label: t('zones.whole') },
              ...kabupaten.kecamatan.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <SelectField
            label={t('zones.zone')}
            value={zone}
            onValue={setZone}
            options={ZONES.map((value) => ({ value, label: t(`zone.${value}`) }))}
          />
          <div className="field">
            <label htmlFor={id}>{t('zones.from')}</label>
            <input id={id} type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />
          </div>
        </div>
        <div className="row">
          <button type="submit" className="button" disabled={fetching || from === ''}>
            {t('zones.record')}
          </button>
          <span role="status">
            {data && !error && !fetching
              ? t('zones.recorded', { area: nameOf(data.recordZone.kecamatanCode), day: formatDay(data.recordZone.from) })
              : ''}
          </span>
        </div>
        {error && (
          <p className="field-error" role="alert">
            {errorText(error, t)}
          </p>
        )}
      </form>
      <details open={kabupaten.zones.length > 0 && kabupaten.zones.length <= 6}>
        <summary>{t('zones.history', { n: kabupaten.zones.length })}</summary>
        <DataTable
          caption={t('zones.historyCaption')}
          captionHidden
          rows={kabupaten.zones}
          rowKey={(row) => row.id}
          empty={t('zones.none')}
          columns={[
            { key: 'from', header: t('zones.from'), rowHeader: true, render: (row) => formatDay(row.from) },
            { key: 'area', header: t('zones.area'), render: (row) => nameOf(row.kecamatanCode) },
            { key: 'zone', header: t('zones.zone'), render: (row) => <ZoneMark zone={row.zone} /> },
          ]}
        />
      </details>
    </section>
  );
}
