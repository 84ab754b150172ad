import { answerCapacityLine } from '@giliran/capacity';
import { answerJsonLines, now } from '../json-lines.ts';
import { noOptions } from '../options.ts';

export function capacityCommand(args: string[]): Promise<number> {
  noOptions(args);
  const warn = (id: string, path: string, message: string): void => console.error(`${id}: ${path}: ${message}`);
  return answerJsonLines((value) => answerCapacityLine(value, { now, warn }));
}
