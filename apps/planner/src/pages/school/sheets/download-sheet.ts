import { runEngine } from '../../../engine/engine-client.ts';
import type { SheetOrder } from '../../../engine/tasks/write-sheet.ts';

/** Writes a template beside the page and hands it to the user as a download. Rejects when the writer cannot be loaded. */
export async function downloadSheet(order: SheetOrder, fileName?: string): Promise<void> {
  const file = await runEngine('writeSheet', order);
  const address = URL.createObjectURL(new Blob([file.bytes as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName ?? file.fileName;
  link.click();
  // The browser has its own copy by then; freeing it at once would cancel the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
