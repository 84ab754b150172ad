import { parentPort } from 'node:worker_threads';
import { whatIf, type RecapCounts, type SeatCache, type WhatIfSpec } from '@giliran/planning';

// Rooms of one size under one rule are asked once for the life of the thread.
const seats: SeatCache = new Map();

parentPort?.on('message', ({ spec, rows }: { spec: WhatIfSpec; rows: RecapCounts[] }) => {
  try {
    const value = rows.map((row) => ({ schoolId: row.id, outcome: whatIf(row, spec, seats) }));
    parentPort?.postMessage({ value });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
