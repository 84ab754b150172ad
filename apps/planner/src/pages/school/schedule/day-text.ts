import type { Translate } from '../../../i18n/use-translation.ts';

/** "Selasa", or "Minggu B, Selasa" where the weeks differ. */
export function dayText({ week, day }: { readonly week?: string | undefined; readonly day: string }, t: Translate): string {
  return week === undefined ? t(`days.${day}`) : t('weeks.day', { week, day: t(`days.${day}`) });
}
