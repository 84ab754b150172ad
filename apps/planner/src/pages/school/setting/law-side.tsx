import { useTranslation } from '../../../i18n/use-translation.ts';
import type { ExplainedLimits } from '../../../engine/tasks/explain-limits.ts';
import { formatList, formatNumber, formatShare } from '../../../i18n/format.ts';
import { LimitChips } from '../limit-chips.tsx';

/** What the chosen regulations say in the chosen phase; the school cannot change it here. */
export function LawSide({ limits }: { limits: ExplainedLimits | null }) {
  const { t } = useTranslation('setting');
  if (!limits) return <p className="muted">{t('common:loading')}</p>;
  const silent = t('law.silent');
  const said = (text: string | undefined | null) => text ?? silent;
  const rows = [
    {
      key: 'minutes',
      text: limits.minutesPerDay.value === null ? t('law.noMinutes') : t('law.minutesValue', { count: limits.minutesPerDay.value }),
      limit: limits.minutesPerDay,
    },
    {
      key: 'distance',
      text: limits.distanceM.value === null ? silent : `${formatNumber(limits.distanceM.value)} m`,
      limit: limits.distanceM,
    },
    {
      key: 'cap',
      text: limits.pupilsPerRoom.value === null ? silent : t('law.capValue', { count: limits.pupilsPerRoom.value }),
      limit: limits.pupilsPerRoom,
    },
    {
      key: 'zones',
      text: limits.zonesOpen.value === null ? silent : formatList(limits.zonesOpen.value.map((zone) => t(`zone.${zone}`))),
      limit: limits.zonesOpen,
    },
    { key: 'consent', text: said(limits.consent.citations[0]?.gist), limit: limits.consent },
    { key: 'canteen', text: said(limits.canteen.citations[0]?.gist), limit: limits.canteen },
    {
      key: 'readiness',
      text: limits.readinessShare.value === null ? silent : t('law.readinessValue', { share: formatShare(limits.readinessShare.value) }),
      limit: limits.readinessShare,
    },
  ];
  return (
    <>
      {limits.inPersonAllowed.value === false && (
        <p className="outcome outcome-wrong" role="alert">
          {t('law.noInPerson')} <LimitChips limit={limits.inPersonAllowed} />
        </p>
      )}
      <dl className="facts">
        {rows.map(({ key, text, limit }) => (
          <div key={key}>
            <dt>{t(`law.${key}`)}</dt>
            <dd>
              <span>{text}</span>
              <LimitChips limit={limit} />
            </dd>
          </div>
        ))}
      </dl>
      {limits.scopeNotes.map((note) => (
        <p key={note} className="note" lang="id">
          {note}
        </p>
      ))}
    </>
  );
}
