import { parseArgs } from 'node:util';
import { answerScheduleLine } from '@giliran/schedule';
import { answerJsonLines, now } from '../json-lines.ts';
import { oneOf } from '../options.ts';

export function scheduleCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { offer: { type: 'string', default: 'rata' }, lang: { type: 'string', default: 'id' } } });
  const offer = oneOf(values.offer, ['rata', 'maksimal'], '--offer');
  const lang = oneOf(values.lang, ['id', 'en'], '--lang');
  return answerJsonLines((value) => answerScheduleLine(value, { offer, lang, now }));
}
