import { describe, expect, test } from 'vitest';
import {
  freeShiftId,
  readSettingForm,
  readTime,
  settingFormOf,
  shiftMinutes,
  type SettingForm,
  type SettingValues,
} from './setting-form.ts';

const STORED: SettingValues = {
  regulationIds: ['bengkayang-51-2021'],
  phase: 'TRANSITION',
  startDate: '2021-09-13',
  days: ['Sen', 'Rab'],
  shifts: [
    { id: 'P', name: 'Pagi', start: '07:00', end: '10:00', days: null },
    { id: 'S', name: 'Siang', start: '10:30', end: '13:30', days: ['Sen'] },
  ],
  roomGapMin: 30,
  teacherGapMin: 0,
  minSessions: 2,
  gate: { perMinute: 20, windowMin: 15 },
  maxCampusPupils: 120,
  genderRule: 'shift',
  mergeable: [
    ['r1', 'r2'],
    ['r3', 'r4', 'r5'],
  ],
  canteen: 'CLOSED',
  readinessShare: 0.909,
  weeks: 2,
  lessons: { periodsPerSession: 6, sessionsPerGroup: 2 },
};

test('what is stored comes back the same', () => {
  expect(readSettingForm(settingFormOf(STORED))).toEqual({ kind: 'setting', setting: STORED });
  const bare: SettingValues = {
    ...STORED,
    gate: null,
    maxCampusPupils: null,
    genderRule: null,
    mergeable: [],
    canteen: null,
    readinessShare: null,
    weeks: 1,
    lessons: null,
  };
  expect(readSettingForm(settingFormOf(bare))).toEqual({ kind: 'setting', setting: bare });
});

test('days come in the order of the week, whatever was pressed first', () => {
  const reading = readSettingForm({ ...settingFormOf(STORED), days: ['Sab', 'Sen'] });
  expect(reading.kind === 'setting' && reading.setting.days).toEqual(['Sen', 'Sab']);
});

test('an unnamed shift shows its code; empty gaps are 0', () => {
  const reading = readSettingForm({
    ...settingFormOf(STORED),
    roomGap: ' ',
    shifts: [{ id: 'P', name: ' ', start: '07:00', end: '09:00', days: null }],
  });
  expect(reading.kind === 'setting' && [reading.setting.shifts[0]?.name, reading.setting.roomGapMin]).toEqual(['P', 0]);
});

describe('what has to be mended is said, all at once', () => {
  const cases: readonly (readonly [Partial<SettingForm>, string])[] = [
    [{ days: [] }, 'noDays'],
    [{ shifts: [] }, 'noShift'],
    [{ regulationIds: [] }, 'noRegulation'],
    [{ startDate: '' }, 'noStart'],
    [{ shifts: [{ id: 'P', name: 'Pagi', start: '10:00', end: '07:00', days: null }] }, 'shiftTimes'],
    [{ gateWindow: '' }, 'gateHalf'],
    [{ roomGap: 'setengah jam' }, 'number'],
    [{ readiness: '120' }, 'number'],
    [{ mergeLetters: { r1: 'A' } }, 'mergeSingle'],
  ];
  test.each(cases)('%j: %s', (change, complaint) => {
    expect(readSettingForm({ ...settingFormOf(STORED), ...change })).toEqual({ kind: 'wrong', complaints: [complaint] });
  });
  test('two at a time', () => {
    const reading = readSettingForm({ ...settingFormOf(STORED), days: [], startDate: '' });
    expect(reading.kind === 'wrong' && [...reading.complaints].sort()).toEqual(['noDays', 'noStart']);
  });
});

test.each([
  ['07:00', '10:00', 180],
  ['07:00', '10:01', 181],
  ['10:00', '10:00', null],
  ['7.00', '1000', 180],
  ['24:00', '25:00', null],
  ['7:0', '10:00', null],
  ['', '10:00', null],
])('from %s to %s: %s minutes', (start, end, minutes) => {
  expect(shiftMinutes({ start, end })).toBe(minutes);
});

test('a new shift gets a code of its own', () => {
  expect(freeShiftId([{ id: 'P' }, { id: 'S3' }])).toBe('S4');
  expect(freeShiftId([])).toBe('S1');
});

test.each([
  ['7', '07:00'],
  ['07.30', '07:30'],
  ['1330', '13:30'],
  [' 9:05 ', '09:05'],
  ['12:60', null],
  ['pagi', null],
  ['', null],
])('time %j is %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test('times are sent in one form however they were typed', () => {
  const reading = readSettingForm({
    ...settingFormOf(STORED),
    shifts: [{ id: 'P', name: 'Pagi', start: '7.00', end: '0930', days: null }],
  });
  expect(reading.kind === 'setting' && [reading.setting.shifts[0]?.start, reading.setting.shifts[0]?.end]).toEqual(['07:00', '09:30']);
});
