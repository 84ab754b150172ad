import { formatNumber } from '../../../i18n/format.ts';

/** A JSON value of a rule in words: 1.5 -> "1,5"; ["GREEN"] -> names; null -> what the text leaves open. O(length). */
export function valueText(json: string | null, t: (key: string, values?: Readonly<Record<string, unknown>>) => string): string {
  if (json === null) return t('value.gap');
  return wordsOf(JSON.parse(json) as unknown, t);
}

function wordsOf(value: unknown, t: (key: string, values?: Readonly<Record<string, unknown>>) => string): string {
  if (value === null) return t('value.gap');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
  if (typeof value === 'string') return wordOf(value, t);
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, t)).join(', ');
  return Object.entries(value as Record<string, unknown>)
    .map(([name, one]) => `${wordOf(name, t)} ${wordsOf(one, t)}`)
    .join(', ');
}

/** Only words of the rules have a text; anything else may hold marks that mean something to the texts. */
function wordOf(word: string, t: (key: string, values?: Readonly<Record<string, unknown>>) => string): string {
  return /^[A-Za-z_]+$/.test(word) ? t(`word.${word}`, { defaultValue: word }) : word;
}

const UNITS: Readonly<Record<string, string>> = {
  m: 'm',
  pupil: 'pupil',
  'minute per pupil per day': 'minutes',
  'fraction of the ordinary class': 'share',
  fraction: 'share',
  'calendar month': 'months',
  month: 'months',
  day: 'days',
  hour: 'hours',
  degC: 'celsius',
  'm2 per pupil': 'area',
};

/** A unit of the rules in the language on screen; none for words and yes or no. */
export function unitText(unit: string, t: (key: string) => string): string {
  const key = UNITS[unit];
  return key === undefined ? '' : t(`unit.${key}`);
}

/** A sentence of the rules with the name of its parameter in place of the key it begins with. */
export function parameterNamed(sentence: string, t: (key: string, values?: Readonly<Record<string, unknown>>) => string): string {
  return sentence.replace(/^[a-z_]+(?=: )/, (key) => t(`key.${key}`, { defaultValue: key }));
}
