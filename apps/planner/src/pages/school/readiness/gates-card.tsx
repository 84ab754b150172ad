import { Link } from '@tanstack/react-router';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { formatNumber, formatShare } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AnswerChoice } from './answer-choice.tsx';
import type { TextKey } from './draft.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { FoldCard } from './fold-card.tsx';
import type { Gate, Readiness } from './readiness-query.ts';
import type { Drafts } from './use-drafts.ts';

interface GatesCardProps {
  readonly schoolId: string;
  readonly readiness: Readiness;
  readonly drafts: Drafts;
  readonly canEdit: boolean;
  /** Only the head declares the school ready (P4.7.b). */
  readonly isHead: boolean;
  readonly today: string;
  readonly open: boolean;
}

const KEYS: Readonly<Record<string, readonly TextKey[]>> = {
  'B.2': ['documentDate', 'documentName'],
  'B.3': ['documentName'],
  'B.4': ['note'],
};

/** What the Perbup itself asks for besides the checklist: protocol, budget line, the head's word, the parents' papers. */
export function GatesCard({ schoolId, readiness, drafts, canEdit, isHead, today, open }: GatesCardProps) {
  const { t, i18n } = useTranslation('readiness');
  const gate = (code: string) => readiness.gates.find((one) => one.code === code);
  const text = (one: Gate | undefined) => (i18n.language === 'en' ? one?.textEn : one?.text) ?? '';
  const { consents } = readiness;
  return (
    <FoldCard title={t('gates.title')} open={open}>
      <ul className="lines">
        {['B.2', 'B.3', 'B.4'].map((code) => {
          const declares = code === 'B.4';
          const disabled = !canEdit || (declares && !isHead);
          return (
            <li key={code} className={drafts.changed.includes(code) ? 'line is-changed' : 'line'}>
              <p className="line-text">
                {text(gate(code))} {code === 'B.3' && <em className="muted">({t('gates.onlyWarns')})</em>}
              </p>
              <AnswerChoice
                label={text(gate(code))}
                draft={drafts.of(code)}
                words={declares ? [t('answer.ready'), t('answer.notReady')] : [t('answer.done'), t('answer.notDone')]}
                disabled={disabled}
                onAnswer={(answer) => drafts.answer(code, answer)}
              />
              <p className="row">
                <ProvisionChips provisions={gate(code)?.provisions ?? []} />
                {declares && !isHead && <span className="muted small">{t('gates.headOnly')}</span>}
              </p>
              {(drafts.of(code).answer === 'YES' || (declares && drafts.of(code).answer !== null)) && (
                <EvidenceFields
                  code={code}
                  keys={KEYS[code] ?? []}
                  drafts={drafts}
                  disabled={disabled}
                  today={today}
                  labels={code === 'B.2' ? { documentDate: t('evidence.adoptedOn') } : {}}
                />
              )}
            </li>
          );
        })}
        <li className="line">
          <p className="line-text">{text(gate('B.6'))}</p>
          {consents ? (
            <p>
              {t('gates.consents', {
                share: formatShare(consents.pupils === 0 ? 0 : (consents.choiceYes + consents.choiceNo) / consents.pupils),
                yes: formatNumber(consents.choiceYes),
                no: formatNumber(consents.choiceNo),
                unknown: formatNumber(consents.choiceUnknown),
                permission: formatNumber(consents.permissionYes),
              })}
            </p>
          ) : (
            <p className="muted">{t('gates.noPupils')}</p>
          )}
          {consents && consents.stampedYes < consents.choiceYes && (
            <p className="note row">
              {t('gates.stamped', { missing: formatNumber(consents.choiceYes - consents.stampedYes) })} <AssumptionChip id="A-03" />
            </p>
          )}
          <p className="row">
            <ProvisionChips provisions={gate('B.6')?.provisions ?? []} />
            <Link to={`/sekolah/${schoolId}/siswa`}>{t('gates.toConsents')}</Link>
          </p>
        </li>
      </ul>
      <label className="check">
        <input
          type="checkbox"
          checked={(drafts.of('BOARDING').answer ?? readiness.boarding) === 'YES'}
          disabled={!canEdit}
          onChange={(event) => drafts.answer('BOARDING', event.target.checked ? 'YES' : 'NO')}
        />
        {t('gates.boarding')}
      </label>
    </FoldCard>
  );
}
