import type { Day } from '@giliran/kernel';
import type { EducationForm } from '@giliran/policy';
import type { GuardResult, LifecycleEventKind, LifecycleState } from '@giliran/policy/lifecycle';
import { localRules, type StoredLocalValue, type StoredOverride } from '../local-rules.ts';
import { dueSteps } from './due-steps.ts';
import type { SchoolPlace } from './guard-facts.ts';
import { lifecycleRules } from './lifecycle-rules.ts';
import type { HistoryStep } from './standing.ts';
import { stepOf, zoneEntries, type StoredStep, type StoredZone } from './stored.ts';

/** A step as it is stored. */
export interface DueRow {
  schoolId: string;
  kabupatenCode: string;
  number: number;
  event: LifecycleEventKind;
  fromState: LifecycleState;
  toState: LifecycleState;
  day: Day;
  actorRole: 'SYSTEM';
  reason: string;
  guards: readonly GuardResult[];
  provisionIds: readonly string[];
  assumptionIds: readonly string[];
}

/** Stored rows of one kabupaten. */
export interface DueInput {
  readonly schools: readonly (SchoolPlace & { readonly form: string })[];
  /** History of the schools, each by number. */
  readonly events: readonly StoredStep[];
  readonly zones: readonly StoredZone[];
  readonly overrides: readonly StoredOverride[];
  readonly localRegulations: readonly StoredLocalValue[];
}

/** What has become due at the schools of one kabupaten, ready to be stored, whether one day or a month passed. O(schools x steps). */
export function dueRows(input: DueInput, today: Day): DueRow[] {
  const { schools } = input;
  const zones = zoneEntries(input.zones);
  const local = localRules(input.localRegulations, input.overrides);
  const ruleDays = local.localRegulations.flatMap(({ parameters }) => parameters.map(({ validFrom }) => validFrom));
  const stepsBySchool = new Map<string, HistoryStep[]>(schools.map(({ id }) => [id, []]));
  for (const row of input.events) stepsBySchool.get(row.schoolId)?.push(stepOf(row));
  const rulesByForm = new Map<string, ReturnType<typeof lifecycleRules>>();
  return schools.flatMap((school) => {
    const steps = stepsBySchool.get(school.id) ?? [];
    if (steps.length === 0) return [];
    const rules = rulesByForm.get(school.form) ?? lifecycleRules(school.form as EducationForm, local);
    rulesByForm.set(school.form, rules);
    const version = steps.at(-1)?.number ?? 0;
    return dueSteps(steps, school, zones, today, rules, ruleDays).map(({ event, decision }, i): DueRow => ({
      schoolId: school.id,
      kabupatenCode: school.kabupatenCode,
      number: version + i + 1,
      event: event.kind,
      fromState: decision.from,
      toState: decision.to,
      day: event.on,
      actorRole: 'SYSTEM',
      reason: decision.message,
      guards: decision.guards,
      provisionIds: decision.provisionIds,
      assumptionIds: decision.assumptionIds,
    }));
  });
}
