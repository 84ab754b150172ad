import type { PlanChange } from '@giliran/planning';
import { expect, test } from 'vitest';
import { changeInputsOf, planChangesOf } from './plan-changes-of.ts';

test('every kind of change survives the way to the server and back', () => {
  const changes: PlanChange[] = [
    { kind: 'teacherAway', teacher: 't', standIns: ['u'], from: '2021-09-13', to: '2021-09-14' },
    { kind: 'roomClosed', room: 'r', from: '2021-09-13', to: null },
    { kind: 'staysHome', pupils: ['p'], from: '2021-09-13', to: null },
    { kind: 'zone', zone: 'ORANGE', from: '2021-09-20' },
  ];
  const stored = changeInputsOf(changes).map((input) => ({
    to: null,
    teacherId: null,
    standInIds: [],
    roomId: null,
    pupilIds: [],
    zone: null,
    ...input,
  }));
  expect(planChangesOf(stored)).toEqual(changes);
});
