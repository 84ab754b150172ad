import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { AssumptionChip } from '../../components/assumption-chip.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { LimitChips } from './limit-chips.tsx';
import { LoadState } from './load-state.tsx';
import { ConsentImport } from './pupils/consent-import.tsx';
import { PupilsPageQuery, type RombelSchool } from './pupils/pupils-query.ts';
import { RombelCard } from './pupils/rombel-card.tsx';
import { RombelForm } from './pupils/rombel-form.tsx';
import { SiblingCard } from './pupils/sibling-card.tsx';
import { TallyCard } from './pupils/tally-card.tsx';
import { useNamedPupils } from './pupils/use-named-pupils.ts';
import { useCanEdit } from './use-can-edit.ts';
import { useLimits } from './use-limits.ts';
import { useSchoolId } from './use-school-id.ts';
import './school.css';

/** The rombel of a school, their pupils and the recorded choice of the parents. */
export function PupilsPage() {
  const { t } = useTranslation(['pupils', 'sheets']);
  const schoolId = useSchoolId();
  const [{ data, error }, refresh] = useQuery({ query: PupilsPageQuery, variables: { schoolId }, requestPolicy: 'cache-and-network' });
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {data ? <Pupils school={data.school} today={data.today} onChanged={again} /> : <LoadState error={error} onAgain={again} />}
    </>
  );
}

function Pupils({ school, today, onChanged }: { school: RombelSchool; today: string; onChanged: () => void }) {
  const { t } = useTranslation(['pupils', 'sheets']);
  const named = useNamedPupils(school.id, t);
  const { setting, rombel } = school;
  const canEdit = useCanEdit(school.id);
  const limits = useLimits({ form: school.form, regulationIds: setting.regulationIds, phase: setting.phase, date: setting.startDate });
  const names = rombel.map(({ name }) => name);
  const unlisted = rombel.filter(({ listed, pupilCount }) => listed === false && pupilCount > 0);
  const sum = (pick: (one: RombelSchool['rombel'][number]) => number) => formatNumber(rombel.reduce((total, one) => total + pick(one), 0));
  const facts = [
    [t('sum.rombel'), formatNumber(rombel.length)],
    [t('sum.pupils'), sum((one) => one.pupilCount)],
    // Consents are counted for the school's own staff only.
    ...(canEdit
      ? ([
          [t('choice.YES'), sum((one) => one.consents?.yes ?? 0)],
          [t('choice.NO'), sum((one) => one.consents?.no ?? 0)],
          [t('choice.UNKNOWN'), sum((one) => one.consents?.unknown ?? 0)],
          [t('papers.PERMISSION'), sum((one) => one.consents?.permission ?? 0)],
          [t('papers.STAMPED'), sum((one) => one.consents?.stamped ?? 0)],
        ] as const)
      : []),
  ] as const;
  return (
    <div className="stack">
      <p className="row">
        <span>{t('meaning')}</span> <LimitChips limit={limits?.consent} />
      </p>
      {rombel.length === 0 ? (
        <p className="note">
          {t('none')} <Link to={`/sekolah/${school.id}/data`}>{t('noneLink')}</Link>
        </p>
      ) : (
        <dl className="small-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {canEdit && <StampedNote rombel={rombel} />}
      <ul className="entry-list">
        {rombel.map((one) => (
          <RombelCard
            key={one.id}
            schoolId={school.id}
            rombel={one}
            otherNames={names.filter((name) => name !== one.name)}
            named={named}
            canEdit={canEdit}
            today={today}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {canEdit && unlisted.length > 0 && (
        <TallyCard schoolId={school.id} rombel={unlisted} today={today} limit={limits?.consent} onChanged={onChanged} />
      )}
      {!canEdit && <p className="note">{t('sheets:readOnly')}</p>}
      {canEdit && rombel.some((one) => one.listed) && <ConsentImport school={school} named={named} onChanged={onChanged} />}
      {canEdit && rombel.some((one) => one.listed) && <SiblingCard schoolId={school.id} rombel={rombel} />}
      {canEdit && (
        <section className="card" aria-labelledby="rombel-baru">
          <h2 id="rombel-baru">{t('form.title')}</h2>
          <p className="muted">{t('form.lead')}</p>
          <RombelForm schoolId={school.id} first={{ name: '', pupils: '' }} otherNames={names} onSaved={onChanged} />
        </section>
      )}
    </div>
  );
}

/** Missing stamped statements warn and stop nothing, unless the Dinas decides otherwise. */
function StampedNote({ rombel }: { rombel: RombelSchool['rombel'] }) {
  const { t } = useTranslation('pupils');
  const missing = rombel.reduce((sum, { consents }) => sum + (consents ? consents.yes - consents.stamped : 0), 0);
  if (missing === 0) return null;
  return (
    <p className="note row">
      {t('papers.stampedMissing', { count: missing })} <AssumptionChip id="A-03" />
    </p>
  );
}
