import { useQuery } from 'urql';
import { PageHeader } from '../../components/page-header.tsx';
import { ProvisionChips } from '../../components/provision-chips.tsx';
import { useViewer } from '../../api/use-viewer.ts';
import { formatDay } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { LoadState } from './load-state.tsx';
import { ChecklistCard } from './readiness/checklist-card.tsx';
import { DapodikSheet } from './readiness/dapodik-sheet.tsx';
import { DryRunCard } from './readiness/dry-run-card.tsx';
import { ExtrasCard } from './readiness/extras-card.tsx';
import { GatesCard } from './readiness/gates-card.tsx';
import { HistoryCard } from './readiness/history-card.tsx';
import { PathCard } from './readiness/path-card.tsx';
import { ReadinessQuery, type ReadinessSchool } from './readiness/readiness-query.ts';
import { SatgasCard } from './readiness/satgas-card.tsx';
import { useDrafts, type Drafts } from './readiness/use-drafts.ts';
import { useCanEdit } from './use-can-edit.ts';
import { useSchoolId } from './use-school-id.ts';
import './school.css';
import './readiness/readiness.css';

/** The school's way to opening: where it stands, what is missing, the checklist with evidence, and the steps of the head. */
export function ReadinessPage() {
  const { t } = useTranslation('readiness');
  const schoolId = useSchoolId();
  const [{ data, error }, refresh] = useQuery({ query: ReadinessQuery, variables: { schoolId }, requestPolicy: 'cache-and-network' });
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {data ? <Readiness school={data.school} today={data.today} onChanged={again} /> : <LoadState error={error} onAgain={again} />}
    </>
  );
}

const FILLING: ReadonlySet<string> = new Set(['BDR', 'PREPARING', 'NOT_READY']);

function Readiness({ school, today, onChanged }: { school: ReadinessSchool; today: string; onChanged: () => void }) {
  const { t } = useTranslation('readiness');
  const { readiness, lifecycle } = school;
  const canEdit = useCanEdit(school.id);
  const viewer = useViewer();
  const isHead = viewer?.memberships.some((membership) => membership.schoolId === school.id && membership.role === 'HEAD') ?? false;
  const drafts = useDrafts(school.id, readiness, t, onChanged);
  // Folded away once submitted: what the school says stays, and can still be opened and changed.
  const open = FILLING.has(lifecycle.state);
  const shared = { readiness, drafts, canEdit, today, open };
  return (
    <div className="stack">
      {readiness.warnings.map((warning) => (
        <section key={warning.code} className="note" aria-label={t('warning')}>
          <p>
            <strong>{t('warning')}:</strong> <span lang="id">{warning.message}</span>
          </p>
          <p className="row">
            <ProvisionChips provisions={warning.provisions} />
          </p>
        </section>
      ))}
      <PathCard schoolId={school.id} today={today} lifecycle={lifecycle} onChanged={onChanged}>
        {lifecycle.state.startsWith('SUSPENDED') && (
          <Reconfirm readiness={readiness} since={lifecycle.since} isHead={isHead} drafts={drafts} />
        )}
      </PathCard>
      <ChecklistCard {...shared} />
      <ExtrasCard {...shared} />
      <SatgasCard {...shared} />
      <GatesCard schoolId={school.id} isHead={isHead} {...shared} />
      <DryRunCard schoolId={school.id} readiness={readiness} canEdit={canEdit} today={today} onRecorded={onChanged} />
      <DapodikSheet readiness={readiness} schoolName={school.name} npsn={school.npsn} />
      <HistoryCard history={lifecycle.history} />
      {(drafts.changed.length > 0 || drafts.complaint) && (
        <div className="save-bar">
          {drafts.complaint && (
            <p className="outcome outcome-wrong" role="alert">
              {drafts.complaint}
            </p>
          )}
          <button type="button" className="button" disabled={drafts.busy || drafts.changed.length === 0} onClick={() => void drafts.save()}>
            {t('save', { count: drafts.changed.length })}
          </button>
        </div>
      )}
    </div>
  );
}

interface ReconfirmProps {
  readonly readiness: ReadinessSchool['readiness'];
  readonly since: string | null;
  readonly isHead: boolean;
  readonly drafts: Drafts;
}

/** Before lessons open again, the head confirms that the checklist still holds (P4.7.a). */
function Reconfirm({ readiness, since, isHead, drafts }: ReconfirmProps) {
  const { t } = useTranslation('readiness');
  const { reconfirmedOn } = readiness;
  if (reconfirmedOn !== null && since !== null && reconfirmedOn >= since)
    return <p className="outcome outcome-ok">{t('reconfirm.done', { day: formatDay(reconfirmedOn, 'long') })}</p>;
  return (
    <section className="next-step" aria-label={t('reconfirm.title')}>
      <h3>{t('reconfirm.title')}</h3>
      <p>{isHead ? t('reconfirm.lead') : t('gates.headOnly')}</p>
      {isHead && (
        <button type="button" className="button" disabled={drafts.busy} onClick={() => void drafts.confirm('RECONFIRMED')}>
          {t('reconfirm.action')}
        </button>
      )}
    </section>
  );
}
