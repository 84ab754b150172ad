/** A report the text asks for. `period`: a word, or the assumption that stands for the missing number. */
export interface DutyReport {
  readonly id: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly from: string;
  readonly to: string;
  readonly period: string;
  readonly provisionIds: readonly string[];
}

/** A list or log that the product keeps for a duty. */
interface DutyRecord {
  readonly id: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly provisionIds: readonly string[];
}

/** As stored in `regulations/duties.yaml`. */
export interface DutiesRecord {
  readonly reports: readonly DutyReport[];
  readonly records: readonly DutyRecord[];
  readonly workflows: readonly DutyRecord[];
  readonly places: readonly { readonly prefix: string; readonly place: string }[];
  readonly texts: Readonly<Record<string, string>>;
  readonly outOfScope: { readonly reasonId: string; readonly reasonEn: string };
}
