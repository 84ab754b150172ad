import { saveFile } from '../../../components/save-file.ts';
import { runEngine } from '../../../engine/engine-client.ts';
import type { SheetOrder } from '../../../engine/tasks/write-sheet.ts';

/** Writes a template beside the page and hands it to the user as a download. Rejects when the writer cannot be loaded. */
export async function downloadSheet(order: SheetOrder, fileName?: string): Promise<void> {
  const file = await runEngine('writeSheet', order);
  saveFile(fileName ?? file.fileName, 'application/octet-stream', file.bytes as Uint8Array<ArrayBuffer>);
}
