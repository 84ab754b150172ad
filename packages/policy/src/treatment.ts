export type { DutyReport } from './treatment/duties.ts';
export { printedLines, type PrintedLine } from './treatment/printed-lines.ts';
export {
  dutyReports,
  provisionTreatment,
  type Carrier,
  type CarrierKind,
  type ProvisionTreatment,
} from './treatment/provision-treatment.ts';
