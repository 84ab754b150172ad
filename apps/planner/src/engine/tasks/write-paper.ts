import type { Paper } from '@giliran/documents';

export interface PaperOrder {
  readonly paper: Paper;
  readonly format: 'pdf' | 'xlsx';
}

export interface PaperFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** The paper as a file; the writers are large and fetched when first asked for. Half a second for a school. */
export async function writePaper({ paper, format }: PaperOrder): Promise<PaperFile> {
  if (format === 'pdf') {
    const { paperPdf } = await import('@giliran/documents/pdf');
    return { bytes: await paperPdf(paper), type: 'application/pdf' };
  }
  const { paperWorkbook } = await import('@giliran/documents/workbook');
  return { bytes: await paperWorkbook(paper), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
}
