import type { Logger } from 'pino';
import { NO_CLAIMS, withClaims, type Opened } from '@giliran/db';
import { settleDueSteps } from '@giliran/db/queries/due-steps';
import { kabupatenCodes } from '@giliran/db/queries/lifecycle';
import type { Queue } from '@giliran/db/queue';
import { dueRows, type DueRow } from '@giliran/planning/lifecycle';
import { purgeOldHealth } from './purge-old-health.ts';

type Day = DueRow['day'];

export interface DailyTick {
  /** Asks for today's tick of every kabupaten now. */
  ask(): Promise<void>;
  stop(): void;
}

/** How often the clock is looked at: a new day is noticed within a quarter of an hour. */
const LOOK_EVERY_MS = 15 * 60 * 1000;

/**
 * Lets happen what the day brings: zones that close, transitions that end. At the start, and whenever a new day has begun, every
 * kabupaten gets one job in the queue, keyed by kabupaten and day; several workers share them. Days on which no server ran are made
 * up for, each step under its own day. Nothing reopens. Health records past their retention go with the same job.
 */
export async function startDailyTick(options: {
  opened: Opened;
  queue: Queue;
  log: Logger;
  today: () => Day;
  everyMs?: number;
}): Promise<DailyTick> {
  const { opened, queue, log, today } = options;
  let asked: Day | null = null;
  const ask = async (): Promise<void> => {
    const day = today();
    for (const kabupatenCode of await kabupatenCodes(opened.db)) await queue.sendTick({ kabupatenCode, day });
    asked = day;
  };
  await queue.workTick(async ({ kabupatenCode, day }) => {
    const written = await withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: [kabupatenCode] }, (tx) =>
      settleDueSteps(tx, kabupatenCode, (facts) => dueRows(facts, day as Day)),
    );
    const purged = await purgeOldHealth(opened, kabupatenCode, day as Day);
    log.info({ kabupatenCode, day, steps: written.length, ...purged }, 'daily tick');
  });
  await ask();
  const timer = setInterval(() => {
    if (asked !== today()) ask().catch((error: unknown) => log.error({ err: error }, 'daily tick could not be asked for'));
  }, options.everyMs ?? LOOK_EVERY_MS);
  timer.unref();
  return { ask, stop: () => clearInterval(timer) };
}
