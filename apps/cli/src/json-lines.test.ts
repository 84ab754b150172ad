import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

function giliran(args: string[], input: string): { status: number | null; lines: Record<string, unknown>[]; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { input, encoding: 'utf8' });
  return {
    status,
    stderr,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

test('capacity: the example of the specification, one bad line in its place, status 2', () => {
  const { status, lines } = giliran(
    ['capacity'],
    `{"id":"a","room":[[0,0],[5,0],[5,5],[0,5]],"spacing":1.5,"wallMargin":0}
{"id":"b","desks":[[0,0],[0.6,0],[1.9,0]],"spacing":1.5}

{"id":"c","room":[[0,0],[8,0]],"spacing":1.5}
bukan json
{"id":"d","room":null,"spacing":1.5}
`,
  );
  expect(status).toBe(2);
  expect(lines.map((line) => line['id'])).toEqual(['a', 'b', 'c', null, 'd']);
  expect(lines[0]).toMatchObject({ count: 18, upperBound: 18, proven: true, limitedBy: 'geometry' });
  expect(lines[1]).toMatchObject({ seats: [0, 2], count: 2, proven: true });
  expect(lines[2]).toMatchObject({ error: { path: '/room' } });
  expect(lines[3]?.['error']).toEqual({ path: '', message: 'this line is not JSON' });
  expect(lines[4]).toMatchObject({ seats: [], count: null, upperBound: null, proven: false, limitedBy: 'unknown' });
});

test('a line ends at a line feed alone, the last one also without; a byte order mark is no part of it', () => {
  const id = 'ruang\u2028satu';
  const { status, lines } = giliran(
    ['capacity'],
    `\uFEFF${JSON.stringify({ id, room: null, spacing: 1.5 })}\r\n \n{"id":"b","desks":[],"spacing":1}`,
  );
  expect(status).toBe(0);
  expect(lines.map((line) => line['id'])).toEqual([id, 'b']);
});

test('schedule: a bad instance is named by its pointer, the good one is planned', () => {
  const school = {
    level: 'SD',
    days: ['Sen', 'Sel'],
    shifts: [{ id: 'P', start: '07:00', end: '10:00' }],
    rules: { maxGroup: 18, maxMinutesPerDay: 180, roomGapMinutes: 30, teacherGapMinutes: 0, minSessions: 1, gender: null },
    rooms: [{ id: 'K1', cap: 18 }],
    teachers: [{ id: 'G1', rombel: ['4A'] }],
    rombel: [{ id: '4A', grade: 4, pupils: Array.from({ length: 30 }, (_, i) => ({ id: `p${i}`, sex: 'L', consent: true, fam: null })) }],
    gate: null,
  };
  const bad = { ...school, shifts: [{ id: 'P', start: '07:00', end: '06:00' }] };
  const { status, lines } = giliran(
    ['schedule'],
    `${JSON.stringify({ id: 'bad', instance: bad })}\n${JSON.stringify({ id: 'ok', instance: school })}\n`,
  );
  expect(status).toBe(2);
  expect(lines[0]).toMatchObject({ error: { path: '/instance/shifts/0/end' } });
  expect(lines[1]).toMatchObject({ id: 'ok', verdict: 'feasible', F: 1, proven: true });
});

test('epidemic and simulate answer line by line too', () => {
  const { status, lines } = giliran(
    ['epidemic'],
    '{"id":"w","kind":"wells_riley","inputs":{"infectors":1,"quanta_per_h":25,"breathing_m3_per_h":0.3,"room_m3":168,"air_changes_per_h":3,"virus_decay_per_h":0.62,"deposition_per_h":0.3,"minutes":180}}\n{"id":"x","kind":"entah","inputs":{}}\n',
  );
  expect(status).toBe(2);
  expect(lines[0]).toMatchObject({ exact: { P_transient_clean_start: expect.closeTo(0.030777, 5) } });
  expect(lines[1]).toMatchObject({ error: { path: '/kind' } });
  expect(giliran(['simulate'], '{"id":"s"}\n')).toMatchObject({ status: 2, lines: [{ id: 's', error: {} }] });
});

test('an unknown command or option says what is known', () => {
  expect(giliran(['entah'], '').status).toBe(2);
  expect(giliran(['schedule', '--offer', 'banyak'], '')).toMatchObject({ status: 1, stderr: expect.stringContaining('rata or maksimal') });
});
