import type { PlanDays, RuleDay, SchoolCalendar } from '@giliran/planning';
import { calendarOf } from '../calendar-of.ts';
import { builder } from '../builder.ts';
import { provisionsOf } from '../provisions-of.ts';
import { ClosureScopeRef } from './closure.ts';
import { JudgementRef } from './plan.ts';
import { ProvisionRef, UsedAssumptionRef } from './regulation.ts';
import { SchoolRef } from './school.ts';

const StopRef = builder.objectRef<SchoolCalendar['suspensions'][number]>('CalendarStop').implement({
  description: 'Days on which lessons were or are stopped.',
  fields: (t) => ({
    from: t.field({ type: 'Day', description: 'First day without lessons.', resolve: (s) => s.from }),
    to: t.field({ type: 'Day', nullable: true, description: 'The day they resumed; null = the stop is open.', resolve: (s) => s.to }),
  }),
});

const OrderRef = builder.objectRef<SchoolCalendar['closures'][number]>('CalendarClosure').implement({
  description: 'A closure order that reaches the school and that nobody has ended.',
  fields: (t) => ({
    name: t.string({ description: 'Its number, or a short id.', resolve: (c) => c.id }),
    scope: t.field({ type: ClosureScopeRef, description: 'How far it reaches.', resolve: (c) => c.scope }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: (c) => c.from }),
  }),
});

const CalendarRef = builder.objectRef<SchoolCalendar>('SchoolCalendar').implement({
  description: 'What a plan of the school is judged by besides its week.',
  fields: (t) => ({
    startedOn: t.field({
      type: 'Day',
      nullable: true,
      description: 'The school’s own first day of lessons; null = not started.',
      resolve: (c) => c.startedOn,
    }),
    suspensions: t.field({ type: [StopRef], description: 'Stops of lessons, oldest first.', resolve: (c) => c.suspensions }),
    closures: t.field({ type: [OrderRef], description: 'Closure orders in force.', resolve: (c) => c.closures }),
  }),
});

builder.objectField(SchoolRef, 'calendar', (t) =>
  t.field({
    type: CalendarRef,
    description: 'Own start, stops of lessons and closure orders over the school.',
    resolve: (school, _args, context) => calendarOf(context, school),
  }),
);

const RuleDayRef = builder.objectRef<RuleDay>('RuleDay').implement({
  description: 'A day from which a plan stands under other rules.',
  fields: (t) => ({
    from: t.field({ type: 'Day', description: 'The day.', resolve: (d) => d.from }),
    why: t.stringList({
      description: 'NEW_NORMAL: the transition is over. LOCAL_RULE: a value of the dinas begins or ends. TRANSITION: the clock still runs.',
      resolve: (d) => d.why,
    }),
    texts: t.stringList({ description: 'Local texts that begin or end.', resolve: (d) => d.texts }),
    ended: t.field({
      type: [ProvisionRef],
      description: 'Rules that failed before and do not from this day on.',
      resolve: (d) => provisionsOf(d.endedIds),
    }),
  }),
});

const DaysRef = builder.objectRef<PlanDays>('PlanDays').implement({
  description: 'When the rules change while a plan runs.',
  fields: (t) => ({
    newNormalFrom: t.field({
      type: 'Day',
      nullable: true,
      description:
        'First day of the new normal by the school’s own start (P5.1.a, A-02); null = no transition, or an open stop leaves it open.',
      resolve: (d) => d.newNormalFrom,
    }),
    changes: t.field({ type: [RuleDayRef], description: 'Days on which the rules change, oldest first.', resolve: (d) => d.changes }),
  }),
});

builder.objectFields(JudgementRef, (t) => ({
  days: t.field({
    type: DaysRef,
    nullable: true,
    description: 'When the rules change while the plan runs; null for plans judged before this was asked.',
    // Stored judgements may be older than the field.
    resolve: (judgement) => (judgement.days as PlanDays | undefined) ?? null,
  }),
  assumptions: t.field({
    type: [UsedAssumptionRef],
    description: 'Assumptions the findings rest on, with the value used and the note of the dinas where it changed one.',
    resolve: (judgement) => (judgement.assumptions as typeof judgement.assumptions | undefined) ?? [],
  }),
}));
