import { CHECKS } from '../checks/check-table.ts';
import { STOP_CHECKS } from '../checks/stopped-days.ts';
import { dutiesRecord } from '../duties.generated.ts';
import { GUARDS } from '../lifecycle/guards.ts';
import { TRANSITIONS } from '../lifecycle/transitions.ts';
import { readinessRecord } from '../process.generated.ts';
import { allProvisionRecords } from '../provisions.generated.ts';
import { dailyLists } from '../readiness/readiness-of.ts';
import type { Provision } from '../types.ts';
import type { DutyReport } from './duties.ts';
import { printedLines } from './printed-lines.ts';

export type CarrierKind =
  | 'CHECK'
  | 'GUARD'
  | 'TRANSITION'
  | 'CHECKLIST_ITEM'
  | 'DAILY_LINE'
  | 'REPORT'
  | 'RECORD'
  | 'WORKFLOW'
  | 'PRINTED_LINE'
  | 'REFERENCE';

/** Something in the product that carries a provision. Ids are `<kind>:<name>`: `check:P5.1.c`, `guard:ZONE_OPEN`, `report:open-schools`. */
export interface Carrier {
  readonly kind: CarrierKind;
  readonly id: string;
}

export interface ProvisionTreatment {
  readonly provisionId: string;
  readonly policyId: string;
  readonly article: string;
  /** What the specification plans for it. */
  readonly mode: Provision['mode'];
  readonly carriers: readonly Carrier[];
  /** Why nothing carries it; only for provisions out of scope. */
  readonly outOfScope: { readonly reasonId: string; readonly reasonEn: string } | null;
}

/**
 * What carries each of the stored provisions? Read from the rules themselves: the table of checks, the rows and guards of the
 * lifecycle, the checklist and daily lists, the registers of reports, records, workflows and printed lines. A provision that
 * nothing names has no carriers, and the coverage table shows the hole. In the order of the text. O(provisions + carriers).
 */
export function provisionTreatment(): readonly ProvisionTreatment[] {
  const carriers = new Map<string, Carrier[]>();
  const add = (kind: CarrierKind, name: string, provisionIds: readonly string[]): void => {
    const id = `${kind.toLowerCase().replaceAll('_', '-')}:${name}`;
    for (const provisionId of provisionIds) {
      const list = carriers.get(provisionId);
      if (!list) carriers.set(provisionId, [{ kind, id }]);
      else if (!list.some((carrier) => carrier.id === id)) list.push({ kind, id });
    }
  };
  for (const { provisionId } of [...CHECKS, ...STOP_CHECKS]) add('CHECK', provisionId, [provisionId]);
  for (const [name, { provisionIds }] of Object.entries(GUARDS)) add('GUARD', name, provisionIds);
  for (const { event, provisionIds } of TRANSITIONS) add('TRANSITION', event, provisionIds);
  for (const { id, provisionIds } of readinessRecord.gateItems) add('CHECKLIST_ITEM', id, provisionIds);
  add('CHECKLIST_ITEM', readinessRecord.template.id, readinessRecord.template.provisionIds);
  const { opening, closing } = dailyLists();
  for (const { provisionId } of [...opening, ...closing]) add('DAILY_LINE', provisionId, [provisionId]);
  for (const { id, provisionIds } of dutiesRecord.reports) add('REPORT', id, provisionIds);
  for (const { id, provisionIds } of dutiesRecord.records) add('RECORD', id, provisionIds);
  for (const { id, provisionIds } of dutiesRecord.workflows) add('WORKFLOW', id, provisionIds);
  for (const { provisionId } of printedLines()) add('PRINTED_LINE', provisionId, [provisionId]);
  // The text itself, with quote and status, is what a definition needs.
  for (const { id, mode } of allProvisionRecords) if (mode === 'reference_data') add('REFERENCE', id, [id]);
  return allProvisionRecords.map(({ id, policyId, article, mode }) => ({
    provisionId: id,
    policyId,
    article,
    mode,
    carriers: carriers.get(id) ?? [],
    outOfScope: mode === 'out_of_scope' ? dutiesRecord.outOfScope : null,
  }));
}

/** The reports the text asks for, with the provisions each answers. O(1). */
export function dutyReports(): readonly DutyReport[] {
  return dutiesRecord.reports;
}
