import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPupilExport, samplePupilExport } from '@giliran/dapodik';
import type { Opened } from '@giliran/db';
import { bothDatabases } from '@giliran/db/testing';
import { serveForTests, type TestServer } from './testing/serve-for-tests.ts';

const PUPILS = Array.from({ length: 8 }, (_, i) => ({
  name: `Qweryana Zzplanted ${i}`,
  schoolPupilNumber: `77${i}`,
  nisn: `009876543${i}`,
  sex: i % 2 ? ('L' as const) : ('P' as const),
  rombel: 'Kelas 1',
}));
/** What the sample export writes into its NIK and No KK columns: no province has the code 99. */
const PLANTED = /99\d{14}/g;

describe.each(bothDatabases)('planted personal numbers on $kind', ({ open }) => {
  let opened: Opened;
  let server: TestServer;
  let schoolId: string;
  const logged: string[] = [];

  beforeAll(async () => {
    opened = await open();
    server = await serveForTests(opened, '2021-09-13', (line) => logged.push(line));
    schoolId = await server.newSchool();
    await server.account('kepala', 'HEAD', schoolId);
    await server.account('dinas', 'DINAS', null);
  });
  afterAll(async () => {
    await server.stop();
    await opened.close();
  });

  /** Every row of every table of every schema, as text, past row-level security. */
  const dump = async (): Promise<Map<string, string>> => {
    const { rows } = await opened.executeSql(
      `select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`,
    );
    const texts = new Map<string, string>();
    for (const { schema, name } of rows as { schema: string; name: string }[]) {
      if (schema === 'public') await opened.executeSql(`alter table public."${name}" no force row level security`);
      const found = await opened.executeSql(`select coalesce(string_agg(t::text, E'\\n'), '') as text from "${schema}"."${name}" t`);
      texts.set(`${schema}.${name}`, (found.rows[0] as { text: string }).text);
    }
    return texts;
  };

  test('S1: NIK and No KK are nowhere, NISN and names only sealed, and none of them in the log', async () => {
    const { bytes, fileName } = samplePupilExport('SD 1', '2021-09-01 07_00_00', PUPILS);
    const planted = [...new Set(unpacked(bytes).match(PLANTED))];
    expect(planted.length).toBeGreaterThan(20);
    const file = { name: fileName, bytes };
    const read = readPupilExport(file, { familyNumbers: true });
    expect(read.records.map(({ nisn }) => nisn)).toEqual(PUPILS.map(({ nisn }) => nisn));
    const mutation = `mutation($id: ID!, $p: [PupilInput!]!, $d: [String!], $q: [String!]) {
      importPupils(schoolId: $id, fileName: "daftar_pd.xlsx", pupils: $p, droppedColumns: $d, problems: $q) { created changed unchanged } }`;
    const send = () =>
      server.must('kepala', mutation, {
        id: schoolId,
        p: read.records.map(({ key, name, nisn, rombel, sex, transport, desa, kecamatan, familyNumber }) => ({
          key,
          name,
          nisn,
          rombel,
          sex,
          transport,
          desa,
          kecamatan,
          familyNumber,
        })),
        d: read.droppedColumns,
        q: [],
      });
    expect(await send()).toEqual({ importPupils: { created: 8, changed: 0, unchanged: 0 } });
    expect(await send()).toEqual({ importPupils: { created: 0, changed: 0, unchanged: 8 } });

    // The rest of a school's life, with every field that takes free text, and a journey that fails on the way.
    const families = read.records.map(({ familyNumber }) => familyNumber).filter((number) => typeof number === 'string');
    expect(families.length).toBeGreaterThan(0);
    await server.ask('kepala', mutation, { id: schoolId, p: [{ key: families[0], name: PUPILS[0]?.name, rombel: '', nisn: '1' }] });
    for (const note of [families[0], PUPILS[0]?.nisn, `ibu ${families[0]} sakit`]) {
      const refused = await server.ask(
        'kepala',
        'mutation($id: ID!, $n: String!) { recordReadiness(schoolId: $id, entries: [{code: "1.a", answer: YES, evidence: {note: $n}}]) { id } }',
        {
          id: schoolId,
          n: note,
        },
      );
      expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    const { school } = await server.must<{ school: { pupils: { id: string; name: string; nisn: string }[] } }>(
      'kepala',
      'query($id: ID!) { school(id: $id) { pupils { id name nisn } } }',
      { id: schoolId },
    );
    expect(school.pupils.map(({ nisn }) => nisn).toSorted()).toEqual(PUPILS.map(({ nisn }) => nisn));
    await server.must('kepala', 'mutation($id: ID!, $p: [ID!]) { setConsent(schoolId: $id, pupilIds: $p, consent: YES) }', {
      id: schoolId,
      p: school.pupils.map(({ id }) => id),
    });
    await server.must(
      'kepala',
      'mutation($id: ID!, $p: [ID!]!) { holdPupils(schoolId: $id, pupilIds: $p, reason: SYMPTOM, from: "2021-09-13") { pupil { name } } }',
      {
        id: schoolId,
        p: [school.pupils[0]?.id],
      },
    );
    await server.must('kepala', 'mutation($id: ID!) { reportCase(schoolId: $id, report: { role: PUPIL, knownOn: "2021-09-13" }) { id } }', {
      id: schoolId,
    });
    await server.must('dinas', 'query($id: ID!) { school(id: $id) { caseReports { role } readiness { claimedYes } } }', { id: schoolId });
    await server.must('kepala', 'mutation($id: ID!) { exportSchoolData(schoolId: $id) }', { id: schoolId });

    // A failure of ours in the middle of an import is logged with its statement: the values in it are sealed already.
    await opened.executeSql('alter table pupil add constraint broken check (roster_number < 0) not valid');
    const broken = await server.ask('kepala', mutation, {
      id: schoolId,
      p: [{ key: families[0], name: PUPILS[1]?.name, nisn: '0011111111', rombel: 'Kelas 2', familyNumber: families[0] }],
    });
    expect(broken.errors?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(logged.join('')).toContain('unexpected error');
    await opened.executeSql('alter table pupil drop constraint broken');

    const tables = await dump();
    expect(tables.get('public.pupil')).not.toBe('');
    expect(tables.get('public.consent_record')).not.toBe('');
    expect(tables.get('public.audit_log')).toContain('READ_PUPIL_NAMES');
    const log = logged.join('');
    const names = PUPILS.map(({ name }) => name);
    const nisn = PUPILS.map((pupil) => pupil.nisn);
    for (const [place, text] of [...tables, ['log', log] as const]) {
      for (const value of [...planted, ...nisn, '0011111111', ...names, 'Zzplanted', 'Wali Contoh'])
        expect(text.includes(value), `${value} in ${place}`).toBe(false);
      // Nor under an unkeyed hash, which could be searched through.
      for (const value of [...families, ...nisn]) {
        for (const kind of ['sha256', 'sha1', 'md5']) {
          const digest = createHash(kind).update(value);
          expect(text.includes(digest.copy().digest('hex')), `${kind} of ${value} in ${place}`).toBe(false);
          expect(text.includes(digest.digest('base64url')), `${kind} of ${value} in ${place}`).toBe(false);
        }
      }
    }
  });
});

/** The text inside a workbook: its entries are packed, so that a planted number shows in the unpacked ones alone. */
function unpacked(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  let text = '';
  for (let at = file.indexOf('PK\u0003\u0004'); at >= 0; at = file.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 18));
    text += (file.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed)).toString('latin1');
  }
  return text;
}
