import type { Paper } from '@giliran/documents';
import { saveFile } from '../../../components/save-file.ts';
import { runEngine } from '../../../engine/engine-client.ts';

export type FileFormat = 'pdf' | 'xlsx';

/** Makes the file beside the page and hands it to the user as a download. Rejects when the writer cannot be loaded. */
export async function downloadPaper(paper: Paper, format: FileFormat): Promise<void> {
  const { bytes, type } = await runEngine('writePaper', { paper, format });
  saveFile(`${fileName(`${paper.title} ${paper.head.schoolName}`)}.${format}`, type, bytes as Uint8Array<ArrayBuffer>);
}

/** Only what every phone and computer takes in a file name. */
function fileName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
