import { answerCapacityLine } from '@giliran/capacity';
import { answerJsonLines, now } from '../json-lines.ts';
import { noOptions } from '../options.ts';

export function capacityCommand(args: string[]): Promise<number> {
  noOptions(args);
  return answerJsonLines((value) => answerCapacityLine(value, { now }));
}
