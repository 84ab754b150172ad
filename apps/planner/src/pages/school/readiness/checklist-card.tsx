import { StatusBadge } from '../../../components/status-badge.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AnswerChoice } from './answer-choice.tsx';
import type { TextKey } from './draft.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { FoldCard } from './fold-card.tsx';
import type { Item, Readiness } from './readiness-query.ts';
import type { Drafts } from './use-drafts.ts';

interface ChecklistCardProps {
  readonly readiness: Readiness;
  readonly drafts: Drafts;
  readonly canEdit: boolean;
  readonly today: string;
  readonly open: boolean;
}

/** The eleven items with their answers and evidence. */
export function ChecklistCard({ readiness, drafts, canEdit, today, open }: ChecklistCardProps) {
  const { t, i18n } = useTranslation('readiness');
  const groups = [...new Set(readiness.items.map((item) => item.group))];
  return (
    <FoldCard
      title={t('checklist.title')}
      open={open}
      badge={
        <StatusBadge
          status={readiness.claimedPass ? 'PASS' : 'NOT_DETERMINED'}
          text={t('checklist.count', { yes: readiness.claimedYes, total: readiness.total })}
        />
      }
    >
      <p className="muted small">{t('checklist.origin', { annex: readiness.substituteFor })}</p>
      {groups.map((group) => {
        const items = readiness.items.filter((item) => item.group === group);
        return (
          <section key={group} className="checklist-group">
            <h3 className="small">{i18n.language === 'en' ? items[0]?.groupEn : group}</h3>
            <ul className="lines">
              {items.map((item) => (
                <ItemLine key={item.code} item={item} drafts={drafts} canEdit={canEdit} today={today} />
              ))}
            </ul>
          </section>
        );
      })}
    </FoldCard>
  );
}

/** Which evidence a YES to this item needs. */
function neededKeys(item: Item): TextKey[] {
  if (item.answerKind === 'MAPPED_COUNT' || item.needs.includes('count')) return ['count'];
  if (item.needs.includes('facilityName')) return ['facilityName', 'distanceKm'];
  if (item.needs.includes('date')) return ['documentDate'];
  return [];
}

function ItemLine({ item, drafts, canEdit, today }: { item: Item; drafts: Drafts; canEdit: boolean; today: string }) {
  const { t, i18n } = useTranslation('readiness');
  const draft = drafts.of(item.code);
  const mapped = item.answerKind === 'MAPPED_COUNT';
  const needed = neededKeys(item);
  const text = i18n.language === 'en' ? item.textEn : item.text;
  return (
    <li className={drafts.changed.includes(item.code) ? 'line is-changed' : 'line'}>
      <p className="line-text">
        <span className="line-code">{item.code}</span> {text}
      </p>
      <AnswerChoice
        label={`${item.code} ${text}`}
        draft={draft}
        words={mapped ? [t('answer.mapped'), t('answer.notMapped')] : [t('common:yes'), t('answer.no')]}
        disabled={!canEdit}
        onAnswer={(answer) => drafts.answer(item.code, answer)}
      />
      {draft.answer === 'YES' && needed.length > 0 && (
        <EvidenceFields
          code={item.code}
          keys={needed}
          drafts={drafts}
          disabled={!canEdit}
          today={today}
          labels={mapped ? { count: t('evidence.mapped') } : {}}
          hints={
            item.suggestedCount !== null
              ? { count: t('checklist.suggested', { count: item.suggestedCount }) }
              : mapped
                ? { count: t('evidence.zero') }
                : {}
          }
        />
      )}
      {draft.answer !== null && (
        <details className="sub-details">
          <summary>{t('evidence.more')}</summary>
          <EvidenceFields
            code={item.code}
            keys={['documentName', 'note']}
            drafts={drafts}
            disabled={!canEdit}
            today={today}
            hints={{ note: t('evidence.noteHint') }}
          />
        </details>
      )}
    </li>
  );
}
