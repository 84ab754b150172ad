import type { Translate } from '../../../i18n/use-translation.ts';

/** Id of the plan on screen in a comparison. */
export const BOARD_ID = 'papan';

/** Id of a saved version in a comparison. */
export function versionId(number: number): string {
  return `v${number}`;
}

/** The name of a compared plan, in full or as short as a chart needs. Saved versions are called by number: their names are free text. */
export function planName(t: Translate, id: string, length: 'plan' | 'planShort' = 'plan'): string {
  const version = /^v(\d+)$/.exec(id)?.[1];
  return version === undefined ? t(`${length}.${id}`) : t(`${length}.version`, { number: version });
}
