import { parseArgs } from 'node:util';
import { answerScheduleLine } from '@giliran/schedule';
import { highsSolver } from '../highs-solver.ts';
import { answerJsonLines, now } from '../json-lines.ts';
import { oneOf } from '../options.ts';

export async function scheduleCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { offer: { type: 'string', default: 'rata' }, lang: { type: 'string', default: 'id' } } });
  const offer = oneOf(values.offer, ['rata', 'maksimal'], '--offer');
  const lang = oneOf(values.lang, ['id', 'en'], '--lang');
  const solver = await highsSolver();
  return answerJsonLines((value) => answerScheduleLine(value, { offer, lang, now, solver }));
}
