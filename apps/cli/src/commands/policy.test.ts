import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

function policy(args: string[], lines: readonly unknown[]): { status: number | null; answers: Record<string, unknown>[]; stderr: string } {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'policy', ...args], { input, encoding: 'utf8' });
  const answers = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { status, answers, stderr };
}

/** A list of records in an answer. */
function listOf(answer: Record<string, unknown> | undefined, key: string): Record<string, unknown>[] {
  return (answer?.[key] ?? []) as Record<string, unknown>[];
}

/** Code blocks of the section in docs/cli.md: a question and what its answer must hold, in turn. */
function examples(): readonly { question: { id: string }; answer: Record<string, unknown> }[] {
  const text = readFileSync(new URL('../../../../docs/cli.md', import.meta.url), 'utf8');
  const section = text.slice(text.indexOf('## giliran policy'), text.indexOf('## giliran epidemic'));
  const blocks = [...section.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json ?? '') as { id: string });
  return Array.from({ length: blocks.length / 2 }, (_, index) => ({
    question: blocks[2 * index] as { id: string },
    answer: blocks[2 * index + 1] as unknown as Record<string, unknown>,
  }));
}

/** Lists of findings or differences hold the shown ones, in any place; everything else is equal. */
function holds(shown: unknown, found: unknown): boolean {
  if (Array.isArray(shown)) {
    if (!Array.isArray(found)) return false;
    if (shown.every((entry) => typeof entry !== 'object')) return JSON.stringify(shown) === JSON.stringify(found);
    return shown.every((entry) => found.some((one) => holds(entry, one)));
  }
  if (typeof shown !== 'object' || shown === null) return shown === found;
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(shown).every(([key, value]) => holds(value, (found as Record<string, unknown>)[key]));
}

test('the three worked examples of docs/cli.md are answered as they are printed there', () => {
  const shown = examples();
  expect(shown.map(({ question }) => question.id)).toEqual(['ledo', 'tiga-jam-setengah', 'satu-meter']);
  const { status, answers } = policy(
    [],
    shown.map(({ question }) => question),
  );
  expect(status).toBe(0);
  for (const [index, { answer }] of shown.entries()) {
    const given = answers[index] ?? {};
    for (const [key, value] of Object.entries(answer)) {
      if (key !== 'findings' && key !== 'baseline') expect(given[key], key).toEqual(value);
    }
    for (const part of [answer, answer['baseline']] as Record<string, unknown>[]) {
      const from = part === answer ? given : (given['baseline'] as Record<string, unknown>);
      for (const finding of (part?.['findings'] ?? []) as unknown[]) {
        expect(
          (from['findings'] as unknown[]).some((one) => holds(finding, one)),
          JSON.stringify(finding),
        ).toBe(true);
      }
    }
    if (answer['baseline']) expect(holds(answer['baseline'], given['baseline'])).toBe(true);
  }
});

test('a bad line is named in its place, the others are answered, status 2', () => {
  const good = { id: 'ok', on: '2021-09-13', school: { level: 'SD', kabupaten: '61.07' } };
  const { status, answers } = policy(
    [],
    [
      good,
      'bukan json',
      { id: 'a', on: '13-09-2021', school: { level: 'SD' } },
      { id: 'b', on: '2021-09-13', school: { level: 'SEKOLAH' } },
      { id: 'c', on: '2021-09-13', school: { level: 'SD' }, regulations: ['perbup'] },
      { id: 'd', on: '2021-09-13', school: { level: 'SD', kabupaten: 'Atlantis' } },
      {
        id: 'e',
        on: '2021-09-13',
        school: { level: 'SD' },
        plan: { groups: [{ id: 'A', pupils: [] }], sessions: [{ group: 'A', day: 'Sen', shift: 'P', room: null }] },
      },
      {
        id: 'f',
        on: '2021-09-13',
        school: { level: 'SD' },
        regulations: ['bengkayang-51-2021'],
        amendments: [{ name: 'x', baseline: 'bengkayang-51-2021', set: [{ key: 'min_distance_m', from: 2, to: 1, reason: 'uji' }] }],
      },
      { id: 'g', on: '2021-09-13', school: { level: 'SD' }, assumptions: { 'A-99': 1 } },
      { id: 'g2', on: '2021-09-13', school: { level: 'SD' }, assumptions: { 'A-02': 'STOP' } },
      {
        id: 'h',
        on: '2021-09-13',
        school: { level: 'SD' },
        plan: { groups: [], sessions: [{ group: 'Z', day: 'Sen', start: '07:00', end: '10:00', room: null }] },
      },
      { ...good, id: 'last', schol: 1 },
    ],
  );
  expect(status).toBe(2);
  expect(answers.map((answer) => answer['id'])).toEqual(['ok', null, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'g2', 'h', 'last']);
  const paths = answers.map((answer) => (answer['error'] as { path?: string } | undefined)?.path ?? null);
  expect(paths).toEqual([
    null,
    '',
    '/on',
    '/school/level',
    '/regulations/0',
    '/school/kabupaten',
    '/plan/sessions/0/shift',
    '/amendments/0/set/0/from',
    '/assumptions/A-99',
    '/assumptions/A-02',
    '/plan/sessions/0/group',
    null,
  ]);
  expect(answers.at(-1)?.['ignored']).toEqual(['/schol']);
  const findings = answers[0]?.['findings'] as { provisionId: string }[];
  expect(new Set(findings.map(({ provisionId }) => provisionId)).size).toBe(33);
});

test('no regulation named: those of the place and the day, strictest first; another kabupaten has other rules', () => {
  const line = (id: string, kabupaten: string, on: string) => ({ id, on, school: { level: 'SD', kabupaten } });
  const { answers } = policy(
    ['--explain'],
    [
      line('a', '61.07', '2021-09-13'),
      line('b', 'Kabupaten Buleleng', '2021-09-13'),
      line('c', '61.07', '2021-09-07'),
      line('d', '61.07', '2022-06-01'),
    ],
  );
  expect(answers.map((answer) => answer['regulations'])).toEqual([
    ['bengkayang-51-2021', 'skb-03kb2021'],
    ['skb-03kb2021'],
    ['skb-03kb2021'],
    ['bengkayang-51-2021', 'skb-01kb2022'],
  ]);
  const distance = listOf(answers[0], 'parameters').find(({ key }) => key === 'min_distance_m');
  expect(distance).toMatchObject({
    value: 1.5,
    reasons: [
      { policyId: 'bengkayang-51-2021', decides: true },
      { policyId: 'skb-03kb2021', decides: true },
    ],
  });
});

test('--explain with options answers one question; a wrong one has the same shape of error', () => {
  const one = policy(['--explain', '--on', '2021-11-20', '--level', 'SD', '--kabupaten', 'Bengkayang', '--started', '2021-09-13'], []);
  expect(one.status).toBe(0);
  expect(one.answers[0]).toMatchObject({ place: '61.07', phase: 'NEW_NORMAL', newNormalFrom: '2021-11-13' });
  const wrong = policy(['--explain', '--on', 'kemarin', '--level', 'SD'], []);
  expect(wrong).toMatchObject({ status: 2, answers: [{ id: null, error: { path: '/on' } }] });
  const word = policy(['--explain', '--on', '2021-10-06', '--level', 'SD', '--ppkm', 'dua'], []);
  expect(word.status).toBe(2);
  expect(word.answers[0]?.['error']).toMatchObject({ path: '/school/ppkmLevel' });
  expect(policy(['--on', '2021-11-20'], [])).toMatchObject({ status: 1, stderr: expect.stringContaining('--explain') });
});

test('a changed assumption is shown with its own value, the stated one and the note; day-care gets a warning', () => {
  const { answers } = policy(
    [],
    [
      {
        id: 'tpa',
        on: '2021-09-13',
        school: { level: 'TPA', zone: 'GREEN', startedOn: '2021-09-13', suspensions: [{ from: '2021-10-01', to: '2021-10-11' }] },
        regulations: ['bengkayang-51-2021'],
        assumptions: { 'A-02': { value: 'RUN', note: 'Rapat Dinas 6 September 2021' } },
      },
    ],
  );
  expect(listOf(answers[0], 'assumptions').find(({ id }) => id === 'A-02')).toMatchObject({
    value: 'RUN',
    statedValue: 'PAUSE',
    note: 'Rapat Dinas 6 September 2021',
  });
  expect(answers[0]).toMatchObject({ newNormalFrom: '2021-11-13', warnings: [{ provisionIds: ['P5.1.c'] }] });
});

test('counts, shifts by id, a list of days, zones in Indonesian with an end: other ways to write the same', () => {
  const line = (id: string, plan: object, school: object = {}) => ({
    id,
    on: '2021-09-13',
    school: { level: 'SD/MI', kabupaten: '61.07', zone: 'Hijau', ...school },
    regulations: ['bengkayang-51-2021'],
    plan: { groups: [{ id: 'A', size: 19, consent: true }], sessions: [{ group: 'A', day: 'Sen', shift: 'P', room: 'R1' }], ...plan },
    facts: { rooms: [{ id: 'R1', seats: 30, seatDistanceM: 1.5 }] },
  });
  const byId = { shifts: { P: { start: '07:00', end: '10:00' } } };
  const { status, answers } = policy(
    [],
    [
      line('a', { ...byId, dates: ['2021-09-20', '2021-10-04'] }),
      line('b', { ...byId, dates: { Sen: ['2021-09-20'] } }),
      line(
        'c',
        { ...byId, dates: { from: '2021-09-13', to: '2021-09-27' } },
        { zoneHistory: [{ from: '2021-09-01', to: '2021-09-19', zone: 'kuning' }] },
      ),
      line('d', { ...byId, groups: [{ id: 'A', pupils: [{ id: 'x', consent: false }] }] }),
    ],
  );
  expect(status).toBe(0);
  const of = (index: number, rule: string) =>
    listOf(answers[index], 'findings')
      .filter(({ provisionId }) => provisionId === rule)
      .map((one) => [one['status'], one['date'], one['measured']]);
  expect(of(0, 'L3.1.1')).toEqual([['FAIL', '2021-09-20', 19]]);
  expect(listOf(answers[0], 'segments')[0]).toMatchObject({ from: '2021-09-20', to: '2021-10-04' });
  expect(listOf(answers[1], 'segments')[0]).toMatchObject({ from: '2021-09-20', to: '2021-09-20' });
  expect(of(2, 'P4.1')).toEqual([['NOT_DETERMINED', '2021-09-20', null]]);
  expect(of(3, 'P5.1.d')).toEqual([['FAIL', '2021-09-13', 1]]);
});

test('places by code or name: a zone meant for the kecamatan reaches the school either way, a misspelt one is refused', () => {
  const line = (id: string, kecamatan: string, area: string, desa?: string) => ({
    id,
    on: '2021-09-20',
    school: {
      level: 'SD',
      kabupaten: '61.07',
      kecamatan,
      desa,
      zoneHistory: [
        { from: '2021-09-01', zone: 'GREEN' },
        { from: '2021-09-20', zone: 'ORANGE', area },
      ],
    },
    regulations: ['bengkayang-51-2021'],
  });
  const { answers } = policy(
    [],
    [
      line('a', '61.07.03', 'Ledo'),
      line('b', 'Ledo', '61.07.03'),
      line('c', 'Kecamatan Ledo', 'Samalantan'),
      line('d', 'Leddo', 'Ledo'),
      line('e', 'Ledo', 'KECAMATAN', 'Desa Baru Sekali'),
      line('f', 'Ledo', 'Kecamatan Ldeo'),
      line('g', 'Ledo', 'Lesabela'),
    ],
  );
  const zones = answers.map((answer) => (listOf(answer, 'segments')[0] ?? {})['zone']);
  expect(zones).toEqual(['ORANGE', 'ORANGE', 'GREEN', undefined, 'ORANGE', undefined, 'GREEN']);
  expect(answers[3]).toMatchObject({ error: { path: '/school/kecamatan' } });
  // A zone for an area that does not exist was meant for some school: it must not pass as one for another.
  expect(answers[5]).toMatchObject({ error: { path: '/school/zoneHistory/1/area' } });
  expect(listOf(answers[4], 'segments')[0]).toMatchObject({ regulations: ['bengkayang-51-2021'] });
});

test('sessions inside a suspension or a closure order are findings with their day; the transition ends on the printed day', () => {
  const line = {
    id: 'henti',
    on: '2021-09-13',
    school: {
      level: 'SD',
      kabupaten: '61.07',
      startedOn: '2021-09-13',
      zone: 'GREEN',
      suspensions: [{ from: '2021-10-01', to: '2021-10-11' }],
      closureOrders: [{ id: 'S-7', scope: 'KECAMATAN', from: '2021-11-29' }],
    },
    plan: {
      dates: { from: '2021-09-13', to: '2021-12-10' },
      groups: [{ id: 'A', rombel: '4A', pupils: ['p1'] }],
      sessions: [{ group: 'A', day: 'Sen', start: '07:00', end: '10:30', room: 'R1' }],
    },
    facts: { rooms: [{ id: 'R1', seats: 18, seatDistanceM: 1.5 }] },
  };
  const { status, answers, stderr } = policy([], [line]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const of = (id: string) =>
    listOf(answers[0], 'findings')
      .filter(({ provisionId }) => provisionId === id)
      .map((one) => [one['status'], one['date'], one['measured']]);
  expect(of('P5.1.e')).toEqual([['FAIL', '2021-10-04', 1]]);
  expect(of('P6.2')).toEqual([['FAIL', '2021-11-29', 2]]);
  // Ten days of suspension move the end of the transition by ten days.
  expect(answers[0]?.['newNormalFrom']).toBe('2021-11-23');
  expect(of('P5.1.c')).toEqual([['FAIL', '2021-09-13', 210]]);
  const wrong = policy([], [{ ...line, school: { ...line.school, closureOrders: [{ from: '2021-11-29', scope: 'DUNIA' }] } }]);
  expect(JSON.stringify(wrong.answers)).toContain('/school/closureOrders/0/scope');
});
