import './dinas.css';
import './desk/desk.css';
import { useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { ZONES, type Zone } from '@giliran/policy';
import { errorText } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { AssumptionChip } from '../../components/assumption-chip.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DateField } from '../../components/date-field.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProvisionChips } from '../../components/provision-chips.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ReopeningList } from './desk/reopening-list.tsx';
import { SchoolLink } from './desk/school-link.tsx';
import { useRoles } from './desk/use-roles.ts';
import { ZoneMark } from './schools/zone-mark.tsx';
import { TrialNote } from './trial-note.tsx';

const ZonesQuery = graphql(`
  query Zones($code: ID!, $until: Day!) {
    today
    kabupaten(code: $code) {
      code
      name
      kecamatan {
        code
        name
        desa {
          code
          name
        }
      }
      zonesNow {
        code
        name
        zone
        from
        nextZone
        nextFrom
        own
      }
      zones(until: $until) {
        id
        areaName
        zone
        from
        reference
        recordedAt
      }
      lifecycles(states: [PERMITTED, TRANSITION, NEW_NORMAL]) {
        state
        school {
          id
          name
          npsn
          kecamatanCode
          desaCode
          recapPupils
        }
      }
    }
    law: provisions(ids: ["P4.2"]) {
      id
      article
      quote
      gist
    }
  }
`);

const RecordZone = graphql(`
  mutation RecordZone($kabupatenCode: ID!, $kecamatanCode: ID, $desaCode: ID, $zone: Zone, $from: Day!, $reference: String) {
    recordZone(
      kabupatenCode: $kabupatenCode
      kecamatanCode: $kecamatanCode
      desaCode: $desaCode
      zone: $zone
      from: $from
      reference: $reference
    ) {
      id
      areaName
      zone
      from
      closes {
        state
        school {
          id
          name
          npsn
        }
      }
    }
  }
`);

type Data = ResultOf<typeof ZonesQuery>;

/** Zones planned ahead are shown too: asked up to a day nobody will live to see. */
const EVERY_ZONE = '2999-12-31';

/** The zones of a kabupaten with their history, what a new one would close by force, and the list for reopening. */
export function ZonesPage() {
  const { t } = useTranslation('dinas-zones');
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const roles = useRoles(kabupatenCode);
  const [{ data, error, fetching }, again] = useQuery({
    query: ZonesQuery,
    variables: { code: kabupatenCode, until: EVERY_ZONE },
    requestPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <TrialNote kabupatenCode={kabupatenCode} />
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {!data && fetching && <p className="muted">{t('common:loading')}</p>}
      {data && (
        <div className="stack">
          {roles.has('DINAS') || roles.has('SATGAS') ? (
            <ZoneForm data={data} onRecorded={() => again({ requestPolicy: 'network-only' })} />
          ) : (
            <p className="muted">{t('notYours')}</p>
          )}
          <ReopeningList key={data.kabupaten.zones.length} kabupatenCode={kabupatenCode} />
          <Now data={data} />
          <details className="card">
            <summary>{t('history', { count: data.kabupaten.zones.length })}</summary>
            <DataTable
              caption={t('historyCaption')}
              captionHidden
              rows={data.kabupaten.zones}
              rowKey={(row) => row.id}
              empty={t('none')}
              columns={[
                { key: 'from', header: t('from'), rowHeader: true, render: (row) => formatDay(row.from) },
                { key: 'area', header: t('area'), render: (row) => row.areaName },
                { key: 'zone', header: t('zone'), render: (row) => <ZoneMark zone={row.zone} /> },
                { key: 'reference', header: t('reference'), render: (row) => row.reference ?? '–' },
              ]}
            />
          </details>
        </div>
      )}
    </>
  );
}

function Now({ data }: { data: Data }) {
  const { t } = useTranslation('dinas-zones');
  return (
    <section className="stack">
      <div className="row">
        <h2>{t('now.title', { day: formatDay(data.today) })}</h2>
        <AssumptionChip id="A-04" />
      </div>
      <DataTable
        caption={t('now.caption')}
        captionHidden
        rows={data.kabupaten.zonesNow}
        rowKey={(row) => row.code}
        columns={[
          {
            key: 'area',
            header: t('area'),
            rowHeader: true,
            render: (row) => (row.code.length > 8 ? t('now.desa', { name: row.name }) : row.name),
          },
          {
            key: 'zone',
            header: t('zone'),
            render: (row) => (row.zone === null ? <span className="muted">{t('common:unknown')}</span> : <ZoneMark zone={row.zone} />),
          },
          { key: 'from', header: t('from'), render: (row) => (row.from === null ? '–' : formatDay(row.from)) },
          { key: 'own', header: t('now.by'), render: (row) => (row.own ? t('now.own') : t('now.inherited')) },
          {
            key: 'next',
            header: t('now.next'),
            render: (row) =>
              row.nextFrom === null ? (
                '–'
              ) : (
                <>
                  {formatDay(row.nextFrom)}: <ZoneMark zone={row.nextZone} />
                </>
              ),
          },
        ]}
      />
    </section>
  );
}

function ZoneForm({ data, onRecorded }: { data: Data; onRecorded: () => void }) {
  const { t } = useTranslation('dinas-zones');
  const { kabupaten, today, law } = data;
  const [kecamatan, setKecamatan] = useState('');
  const [desa, setDesa] = useState('');
  const [zone, setZone] = useState<Zone | ''>('YELLOW');
  const [from, setFrom] = useState(today);
  const [reference, setReference] = useState('');
  const [{ error, fetching, data: recorded }, record] = useMutation(RecordZone);
  const desaList = kabupaten.kecamatan.find(({ code }) => code === kecamatan)?.desa ?? [];
  const closes = zone === 'ORANGE' || zone === 'RED';
  const affected = kabupaten.lifecycles.filter(
    ({ school }) => (kecamatan === '' || school.kecamatanCode === kecamatan) && (desa === '' || school.desaCode === desa),
  );
  const answer = fetching ? undefined : recorded?.recordZone;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await record({
      kabupatenCode: kabupaten.code,
      kecamatanCode: kecamatan || null,
      desaCode: desa || null,
      zone: zone || null,
      from,
      reference: reference || null,
    });
    if (!result.error) onRecorded();
  }

  return (
    <section className="card">
      <h2>{t('form.title')}</h2>
      <p className="small muted">{t('form.text')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <div className="filter-row">
          <SelectField
            label={t('form.kecamatan')}
            value={kecamatan}
            onValue={(value) => {
              setKecamatan(value);
              setDesa('');
            }}
            options={[
              { value: '', label: t('form.whole') },
              ...kabupaten.kecamatan.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          {desaList.length > 0 && (
            <SelectField
              label={t('form.desa')}
              value={desa}
              onValue={setDesa}
              options={[
                { value: '', label: t('form.wholeKecamatan') },
                ...desaList.map(({ code, name }) => ({ value: code, label: name })),
              ]}
            />
          )}
          <SelectField
            label={t('zone')}
            value={zone}
            onValue={setZone}
            options={[
              ...ZONES.map((value) => ({ value, label: t(`dinas-schools:zone.${value}`) })),
              ...(kecamatan === '' ? [] : [{ value: '' as const, label: t('form.follow') }]),
            ]}
          />
          <DateField label={t('from')} value={from} onValue={setFrom} required />
          <TextField label={t('reference')} value={reference} onValue={setReference} hint={t('form.referenceHint')} />
        </div>
        {closes && (
          <div className="note" role="note">
            <p>
              <strong>
                {t('form.closes', {
                  count: affected.length,
                  pupils: formatNumber(affected.reduce((sum, { school }) => sum + (school.recapPupils ?? 0), 0)),
                  day: from === '' ? '–' : formatDay(from),
                })}
              </strong>{' '}
              {t('form.byForce')} <ProvisionChips provisions={law} />
            </p>
            {affected.length > 0 && (
              <details>
                <summary>{t('form.which')}</summary>
                <ul>
                  {affected.map(({ school }) => (
                    <li key={school.id}>{school.name}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
        <div className="row">
          <button type="submit" className={closes && affected.length > 0 ? 'button-danger' : 'button'} disabled={fetching || from === ''}>
            {t('form.record')}
          </button>
        </div>
        {error && (
          <p className="field-error" role="alert">
            {errorText(error, t)}
          </p>
        )}
      </form>
      <div role="status">
        {answer && !error && (
          <>
            <p>{t('form.recorded', { area: answer.areaName, day: formatDay(answer.from) })}</p>
            {answer.closes.length > 0 && (
              <>
                <p>
                  <strong>
                    {t(answer.from > today ? 'form.willClose' : 'form.closed', {
                      count: answer.closes.length,
                      day: formatDay(answer.from),
                    })}
                  </strong>
                </p>
                <ul>
                  {answer.closes.map(({ school }) => (
                    <li key={school.id}>
                      <SchoolLink kabupatenCode={kabupaten.code} school={school} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
    </section>
  );
}
