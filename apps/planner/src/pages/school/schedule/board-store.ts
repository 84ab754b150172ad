import { useEffect, useState, useSyncExternalStore } from 'react';
import { savedPlanOfVersion } from '../school-facts.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import { EMPTY_BOARD, isUnsaved, openVersion, type PlanBoard } from './plan-board.ts';

// IndexedDB, not localStorage: two hundred plans of a large school share their parts in one stored object.
const boards = new Map<string, PlanBoard>();
const listeners = new Set<() => void>();

/** Replaces the board of a school on screen and on this device. */
export function setBoard(schoolId: string, board: PlanBoard): void {
  boards.set(schoolId, board);
  for (const listen of listeners) listen();
  void write(schoolId, board);
}

export interface BoardOfSchool {
  /** Null while the device is being read. */
  readonly board: PlanBoard | null;
  /** Somebody saved a newer version while there are unsaved edits here. */
  readonly newerNumber: number | null;
}

/**
 * The plan on screen: the operator's unsaved edits from this device, else the newest saved version. The pages Jadwal, Temuan
 * and Cetak share it.
 */
export function usePlanBoard(school: QueriedSchool | null): BoardOfSchool {
  const id = school?.id ?? null;
  const latest = school?.latestPlan ?? null;
  const board = useSyncExternalStore(subscribe, () => (id === null ? null : (boards.get(id) ?? null)));
  const [readId, setReadId] = useState<string | null>(null);
  useEffect(() => {
    if (id === null) return;
    let left = false;
    const done = () => !left && setReadId(id);
    if (boards.has(id)) done();
    else {
      void read(id).then((stored) => {
        if (stored && !boards.has(id)) {
          boards.set(id, stored);
          for (const listen of listeners) listen();
        }
        done();
      });
    }
    return () => {
      left = true;
    };
  }, [id]);
  const isRead = readId !== null && readId === id;
  useEffect(() => {
    if (!isRead || id === null) return;
    const now = boards.get(id);
    if (latest && (!now || (latest.number > now.baseNumber && !isUnsaved(now)))) {
      setBoard(id, openVersion(latest.number, savedPlanOfVersion(latest), latest.seed));
    } else if (!now) setBoard(id, EMPTY_BOARD);
  }, [isRead, id, latest]);
  if (!isRead || board === null) return { board: null, newerNumber: null };
  return { board, newerNumber: latest && latest.number > board.baseNumber && isUnsaved(board) ? latest.number : null };
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

const STORE = 'boards';
let database: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('giliran-plan', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no storage')));
  });
  return database;
}

// A private window may refuse storage: the board then lives as long as the page.
async function read(id: string): Promise<PlanBoard | null> {
  try {
    const store = (await open()).transaction(STORE).objectStore(STORE);
    return await new Promise((resolve, reject) => {
      const request = store.get(id);
      request.addEventListener('success', () => resolve(isBoard(request.result) ? request.result : null));
      request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
    });
  } catch {
    return null;
  }
}

async function write(id: string, board: PlanBoard): Promise<void> {
  try {
    (await open()).transaction(STORE, 'readwrite').objectStore(STORE).put(board, id);
  } catch {
    // See above.
  }
}

/** An older release may have stored another shape; then the saved version is opened instead. */
function isBoard(value: unknown): value is PlanBoard {
  const board = value as Partial<PlanBoard> | undefined;
  return (
    typeof board?.baseNumber === 'number' &&
    Array.isArray(board.past) &&
    Array.isArray(board.future) &&
    'present' in board &&
    'outcome' in board
  );
}
