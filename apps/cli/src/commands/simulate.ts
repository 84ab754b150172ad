import { answerSimulateLine } from '@giliran/epidemic';
import { answerJsonLines, now } from '../json-lines.ts';
import { noOptions } from '../options.ts';

export function simulateCommand(args: string[]): Promise<number> {
  noOptions(args);
  return answerJsonLines((value) => answerSimulateLine(value, { now }));
}
