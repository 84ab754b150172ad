import type { Day } from '@giliran/kernel';
import type { EducationForm } from '@giliran/policy';
import type { GuardResult, LifecycleEventKind, LifecycleState, ZoneEntry } from '@giliran/policy/lifecycle';
import { dueSteps } from './due-steps.ts';
import type { SchoolPlace } from './guard-facts.ts';
import { lifecycleRules, type LocalChoices } from './lifecycle-rules.ts';
import type { HistoryStep } from './standing.ts';

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

export interface DueInput {
  readonly schools: readonly (SchoolPlace & { readonly form: string })[];
  /** History of each school, by number. */
  readonly stepsBySchool: ReadonlyMap<string, readonly HistoryStep[]>;
  readonly zones: readonly ZoneEntry[];
  readonly choices: LocalChoices;
  readonly today: Day;
}

/** What has become due at the schools of one kabupaten, ready to be stored, whether one day or a month passed. O(schools x steps). */
export function dueRows({ schools, stepsBySchool, zones, choices, today }: DueInput): DueRow[] {
  const rulesByForm = new Map<string, ReturnType<typeof lifecycleRules>>();
  return schools.flatMap((school) => {
    const steps = stepsBySchool.get(school.id) ?? [];
    if (steps.length === 0) return [];
    const rules = rulesByForm.get(school.form) ?? lifecycleRules(school.form as EducationForm, choices);
    rulesByForm.set(school.form, rules);
    const version = steps.at(-1)?.number ?? 0;
    return dueSteps(steps, school, zones, today, rules).map(({ event, decision }, i): DueRow => ({
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
