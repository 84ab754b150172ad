import { createStore, get, set } from 'idb-keyval';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { savedPlanOfVersion } from '../school-facts.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import { EMPTY_BOARD, followVersion, isUnsaved, openVersion, type PlanBoard } from './plan-board.ts';

// IndexedDB, not localStorage: two hundred plans of a large school share their parts in one stored object.
const kept = createStore('giliran-plan', 'boards');
const boards = new Map<string, PlanBoard>();
const keeping = new Map<string, Keeping>();
const listeners = new Set<() => void>();

/** Is the board kept on this device? A private window may refuse: the board then lives as long as the page. */
type Keeping = 'keeping' | 'kept' | 'refused';

/** Replaces the board of a school on screen and on this device. */
export function setBoard(schoolId: string, board: PlanBoard): void {
  boards.set(schoolId, board);
  void keep(schoolId);
  tell();
}

/** Changes the board as it stands now: an answer that took a while must not bring back an older one. */
export function changeBoard(schoolId: string, change: (board: PlanBoard) => PlanBoard): void {
  setBoard(schoolId, change(boards.get(schoolId) ?? EMPTY_BOARD));
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
          keeping.set(id, 'kept');
          tell();
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
    if (!now) setBoard(id, latest ? openVersion(latest.number, savedPlanOfVersion(latest), latest.seed) : EMPTY_BOARD);
    else if (latest && latest.number > now.baseNumber && !isUnsaved(now))
      setBoard(id, followVersion(now, latest.number, savedPlanOfVersion(latest), latest.seed));
  }, [isRead, id, latest]);
  if (!isRead || board === null) return { board: null, newerNumber: null };
  return { board, newerNumber: latest && latest.number > board.baseNumber && isUnsaved(board) ? latest.number : null };
}

/** Whether the board of a school is kept on this device; null before its first edit here. */
export function useKeeping(schoolId: string): Keeping | null {
  return useSyncExternalStore(subscribe, () => keeping.get(schoolId) ?? null);
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

function tell(): void {
  for (const listen of listeners) listen();
}

const writing = new Set<string>();

/** Writes the newest board; edits that come while a write runs are written by the next one, together. */
async function keep(id: string): Promise<void> {
  keeping.set(id, 'keeping');
  if (writing.has(id)) return;
  writing.add(id);
  // The page and the judge come first: copying a long history takes some milliseconds.
  await new Promise((resolve) => setTimeout(resolve));
  let state: Keeping = 'kept';
  for (let written: PlanBoard | undefined; written !== boards.get(id);) {
    written = boards.get(id);
    try {
      await set(id, written, kept);
      state = 'kept';
    } catch {
      state = 'refused';
    }
  }
  writing.delete(id);
  keeping.set(id, state);
  tell();
}

async function read(id: string): Promise<PlanBoard | null> {
  try {
    const value = await get<unknown>(id, kept);
    return isBoard(value) ? value : null;
  } catch {
    return null;
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
