import { dutiesRecord } from '../duties.generated.ts';
import { allProvisionRecords } from '../provisions.generated.ts';
import type { Provision } from '../types.ts';

/** One line of the posters and parents' papers. */
export interface PrintedLine {
  /** `printed-line:L4.2.1.a` */
  readonly id: string;
  readonly provisionId: string;
  /** Where it hangs or to whom it goes, Indonesian. */
  readonly place: string;
  /** Indonesian; slips of the pen in the source are put right here, the quote keeps them. */
  readonly text: string;
  readonly article: string;
}

/** Lines of the text that go onto paper whatever else carries them: Lampiran III row 3, Lampiran IV parts 2 and 4. */
const ON_THE_WALL = /^(L3\.3|L4\.2|L4\.4)\./;

/** Which lines are printed, in the order of the text? Posters and papers take their words from here. O(provisions). */
export function printedLines(): readonly PrintedLine[] {
  return allProvisionRecords
    .filter(({ id, mode }) => mode === 'printed_protocol' || ON_THE_WALL.test(id))
    .map((provision) => ({
      id: `printed-line:${provision.id}`,
      provisionId: provision.id,
      place: dutiesRecord.places.find(({ prefix }) => provision.id.startsWith(prefix))?.place ?? '',
      text: textOf(provision),
      article: provision.article,
    }));
}

/** The gist without the name of its place ("Kantin: …") and with a capital. */
function textOf({ id, gistId }: Provision): string {
  const own = dutiesRecord.texts[id];
  if (own !== undefined) return own;
  const words = /^(L4\.2|L4\.4)\./.test(id) ? gistId.replace(/^[^:]{3,60}: /, '') : gistId;
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
