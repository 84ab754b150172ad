import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AnswerChoice } from './answer-choice.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { FoldCard } from './fold-card.tsx';
import type { Extra, Readiness } from './readiness-query.ts';
import type { Drafts } from './use-drafts.ts';

interface ExtrasCardProps {
  readonly readiness: Readiness;
  readonly drafts: Drafts;
  readonly canEdit: boolean;
  readonly today: string;
  readonly open: boolean;
}

/** What the Dinas of this kabupaten asks beyond the checklist; nothing is shown while it asks for nothing. */
export function ExtrasCard({ readiness, drafts, canEdit, today, open }: ExtrasCardProps) {
  const { t } = useTranslation('readiness');
  if (readiness.extras.length === 0) return null;
  return (
    <FoldCard title={t('extras.title')} open={open}>
      <p className="muted small">{t('extras.lead')}</p>
      <ul className="lines">
        {readiness.extras.map((extra) => (
          <ExtraLine key={extra.code} extra={extra} drafts={drafts} canEdit={canEdit} today={today} />
        ))}
      </ul>
    </FoldCard>
  );
}

function ExtraLine({ extra, drafts, canEdit, today }: { extra: Extra; drafts: Drafts; canEdit: boolean; today: string }) {
  const { t } = useTranslation('readiness');
  const draft = drafts.of(extra.code);
  const there = Number(draft.texts.count);
  const short = extra.need !== null && draft.answer === 'YES' && draft.texts.count !== undefined && there < extra.need;
  return (
    <li className={drafts.changed.includes(extra.code) ? 'line is-changed' : 'line'}>
      <p className="line-text">
        <span className="line-code">{extra.code}</span> <span lang="id">{extra.text}</span>{' '}
        {extra.need !== null && <strong>{t('extras.need', { count: extra.need, need: formatNumber(extra.need) })}</strong>}
      </p>
      {extra.reference && <p className="muted small">{t('extras.reference', { reference: extra.reference })}</p>}
      <AnswerChoice
        label={`${extra.code} ${extra.text}`}
        draft={draft}
        words={[t('common:yes'), t('answer.no')]}
        disabled={!canEdit}
        onAnswer={(answer) => drafts.answer(extra.code, answer)}
      />
      {draft.answer === 'YES' && extra.counted && (
        <EvidenceFields code={extra.code} keys={['count']} drafts={drafts} disabled={!canEdit} today={today} />
      )}
      {short && <p className="note">{t('extras.short', { missing: formatNumber((extra.need ?? 0) - there) })}</p>}
    </li>
  );
}
