import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { FoldCard } from './fold-card.tsx';
import type { Readiness, Team } from './readiness-query.ts';
import type { Drafts } from './use-drafts.ts';

interface SatgasCardProps {
  readonly readiness: Readiness;
  readonly drafts: Drafts;
  readonly canEdit: boolean;
  readonly today: string;
  readonly open: boolean;
}

/** The school's task force: its decree and the three teams with their tasks (P4.6.a, P7.5.b). */
export function SatgasCard({ readiness, drafts, canEdit, today, open }: SatgasCardProps) {
  const { t } = useTranslation('readiness');
  const decree = readiness.gates.find((gate) => gate.code === 'B.1');
  const formed = readiness.teams.filter((team) => team.entry?.answer === 'YES').length;
  return (
    <FoldCard
      title={t('satgas.title')}
      open={open}
      badge={
        <StatusBadge
          status={formed === readiness.teams.length ? 'PASS' : 'NOT_DETERMINED'}
          text={t('satgas.count', { formed, total: readiness.teams.length })}
        />
      }
    >
      <p className="row">
        <span>{t('satgas.lead')}</span> <ProvisionChips provisions={decree?.provisions ?? []} />
      </p>
      <fieldset>
        <legend>{t('satgas.decree')}</legend>
        <label className="check">
          <input
            type="checkbox"
            checked={drafts.of('B.1').answer === 'YES'}
            disabled={!canEdit}
            onChange={(event) => drafts.answer('B.1', event.target.checked ? 'YES' : 'NO')}
          />
          {t('satgas.decreeThere')}
        </label>
        {drafts.of('B.1').answer === 'YES' && (
          <EvidenceFields
            code="B.1"
            keys={['documentNumber', 'documentDate', 'documentName']}
            drafts={drafts}
            disabled={!canEdit}
            today={today}
          />
        )}
      </fieldset>
      {readiness.teams.map((team) => (
        <TeamFields key={team.code} team={team} drafts={drafts} canEdit={canEdit} today={today} />
      ))}
      <p className="muted small">{t('satgas.origin')}</p>
    </FoldCard>
  );
}

function TeamFields({ team, drafts, canEdit, today }: { team: Team; drafts: Drafts; canEdit: boolean; today: string }) {
  const { t, i18n } = useTranslation('readiness');
  const draft = drafts.of(team.code);
  const formed = draft.answer === 'YES';
  return (
    <fieldset>
      <legend>{i18n.language === 'en' ? team.nameEn : team.name}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={formed}
          disabled={!canEdit}
          onChange={(event) => drafts.answer(team.code, event.target.checked ? 'YES' : 'NO')}
        />
        {t('satgas.formed')}
      </label>
      {formed && (
        <>
          <EvidenceFields
            code={team.code}
            keys={['memberCount', 'leader']}
            drafts={drafts}
            disabled={!canEdit}
            today={today}
            hints={{ leader: t('satgas.leaderHint') }}
          />
          <details className="sub-details">
            <summary>{t('satgas.tasks', { taken: draft.tasks.length, total: team.tasks.length })}</summary>
            {team.tasks.map((task) => (
              <label key={task.id} className="check">
                <input
                  type="checkbox"
                  checked={draft.tasks.includes(task.id)}
                  disabled={!canEdit}
                  onChange={(event) =>
                    drafts.tasks(team.code, event.target.checked ? [...draft.tasks, task.id] : draft.tasks.filter((id) => id !== task.id))
                  }
                />
                <span lang="id">
                  {task.text} {task.status === 'unverified' && <em className="muted">({t('satgas.unverified')})</em>}
                </span>
              </label>
            ))}
          </details>
        </>
      )}
    </fieldset>
  );
}
