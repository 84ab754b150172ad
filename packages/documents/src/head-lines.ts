import { dayText } from './indonesian-text.ts';
import type { SheetHead } from './sheet-head.ts';

export interface HeadLines {
  readonly school: string;
  /** Null for a document that rests on no schedule. */
  readonly version: string | null;
  readonly synthetic: string | null;
  readonly foot: string;
}

/** What stands above and below every sheet, as plain text; the same in print, PDF and workbook. */
export function headLines(head: SheetHead): HeadLines {
  const from = head.startsOn === null ? '' : ` · Mulai ${dayText(head.startsOn)}`;
  const engine = head.engineVersion === null ? '' : `, versi mesin ${head.engineVersion}`;
  const articles = head.articles.length === 0 ? '' : ` · Dasar: ${head.articles.join('; ')}`;
  return {
    school: head.npsn === null ? head.schoolName : `${head.schoolName} · NPSN ${head.npsn}`,
    version: head.plan === null ? null : `${versionText(head.plan)}${from}`,
    synthetic: head.synthetic ? 'Data sintetis untuk peragaan, bukan sekolah sebenarnya' : null,
    foot: `Dicetak ${dayText(head.printedOn)} · Giliran${engine}${articles}`,
  };
}

function versionText({ number, name, saved }: NonNullable<SheetHead['plan']>): string {
  if (saved) return `Jadwal versi ${number}: ${name}`;
  return number === 0 ? 'Jadwal belum disimpan' : `Jadwal belum disimpan, perubahan atas versi ${number}`;
}
