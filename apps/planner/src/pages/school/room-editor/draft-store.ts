import { readRoomLayout, type RoomLayout } from '@giliran/planning';
import { createStore, get, set, update } from 'idb-keyval';

/** A drawing that was not stored on the server yet, and what it began from. */
export interface RoomDraft {
  readonly layout: RoomLayout;
  /** Version of the stored room when the edit began: when it is another now, somebody else saved meanwhile. */
  readonly base: number;
}

let opened: ReturnType<typeof createStore> | null = null;

function store(): ReturnType<typeof createStore> {
  return (opened ??= createStore('giliran-rooms', 'drafts'));
}

/** The unsaved drawing of this room on this device; null = none, or the device keeps nothing (a private window). */
export async function readDraft(key: string): Promise<RoomDraft | null> {
  try {
    const kept = await get<RoomDraft>(key, store());
    return kept === undefined ? null : { layout: readRoomLayout(kept.layout), base: Number(kept.base) };
  } catch {
    return null;
  }
}

export async function keepDraft(key: string, draft: RoomDraft): Promise<void> {
  await set(key, draft, store()).catch(() => undefined);
}

/** Forgets the draft, unless another tab has kept a drawing of its own since. */
export async function dropDraft(key: string, kept: RoomLayout): Promise<void> {
  const mine = JSON.stringify(kept);
  await update<RoomDraft | undefined>(key, (draft) => (JSON.stringify(draft?.layout) === mine ? undefined : draft), store()).catch(
    () => undefined,
  );
}
