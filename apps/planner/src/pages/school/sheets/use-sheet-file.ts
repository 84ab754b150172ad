import { useState } from 'react';
import { runEngine } from '../../../engine/engine-client.ts';
import type { KnownNames, SheetKind, SheetKinds } from '../../../engine/tasks/read-sheet.ts';

export interface OpenedSheet<Kind extends SheetKind> {
  readonly fileName: string;
  readonly sheet: SheetKinds[Kind];
  /** The likely values of the reader are used. */
  readonly accepted: boolean;
  /** The file itself, for a second reading. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
}

interface SheetFile<Kind extends SheetKind> {
  readonly opened: OpenedSheet<Kind> | null;
  readonly busy: boolean;
  /** The reader itself could not be loaded, or the file not be read from the disk. */
  readonly failed: boolean;
  readonly take: (files: readonly File[]) => void;
  readonly accept: (suggestions: boolean) => void;
  readonly clear: () => void;
}

/** What of the school the reader holds the rows against. */
export interface KnownOfSheet {
  readonly knownKeys?: readonly string[];
  readonly knownNames?: KnownNames;
}

/** A file the user chose, read beside the page; its bytes never leave the browser. */
export function useSheetFile<Kind extends SheetKind>(kind: Kind, known: KnownOfSheet = {}): SheetFile<Kind> {
  const [source, setSource] = useState<{ name: string; bytes: Uint8Array } | null>(null);
  const [opened, setOpened] = useState<OpenedSheet<Kind> | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  async function read(load: () => Promise<{ name: string; bytes: Uint8Array }>, acceptSuggestions: boolean): Promise<void> {
    setBusy(true);
    setFailed(false);
    try {
      const file = await load();
      const sheet = (await runEngine('readSheet', {
        kind,
        file,
        acceptSuggestions,
        ...known,
      })) as SheetKinds[Kind];
      setSource(file);
      setOpened({ fileName: file.name, sheet, accepted: acceptSuggestions, file });
    } catch {
      setFailed(true);
    }
    setBusy(false);
  }

  return {
    opened,
    busy,
    failed,
    take: ([file]) => {
      if (file) void read(async () => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }), false);
    },
    accept: (suggestions) => {
      if (source) void read(() => Promise.resolve(source), suggestions);
    },
    clear: () => {
      setSource(null);
      setOpened(null);
      setFailed(false);
    },
  };
}
