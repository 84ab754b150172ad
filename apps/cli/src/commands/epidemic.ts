import { answerEpidemicLine } from '@giliran/epidemic';
import { answerJsonLines, now } from '../json-lines.ts';
import { noOptions } from '../options.ts';

export function epidemicCommand(args: string[]): Promise<number> {
  noOptions(args);
  return answerJsonLines((value) => answerEpidemicLine(value, { now }));
}
