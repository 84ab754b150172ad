import { useTranslation } from '../../../i18n/use-translation.ts';

const SIGNS = { GREEN: '●', YELLOW: '▲', ORANGE: '◆', RED: '■' } as const;

/** A zone by sign and word, never by colour alone. */
export function ZoneMark({ zone }: { zone: keyof typeof SIGNS | null }) {
  const { t } = useTranslation('dinas-schools');
  if (zone === null) return <span className="muted">{t('zone.NONE')}</span>;
  return (
    <span className={`zone-mark zone-${zone.toLowerCase()}`}>
      <span aria-hidden="true">{SIGNS[zone]}</span> {t(`zone.${zone}`)}
    </span>
  );
}
