import type { Day } from '@giliran/kernel';
import { readinessTemplate } from '@giliran/policy/lifecycle';
import { addDailyReport, dailyReportRevisions, type DailyReportRow } from '@giliran/db/queries/daily';
import { rulesOf } from '../area-of.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { fillableDay } from '../fillable-day.ts';
import { schoolOf } from '../school-of.ts';
import { SchoolDayRef, type SchoolDay } from './daily.ts';

const SYMPTOMS = readinessTemplate().dailyReportFields.find((field) => field.name === 'symptom_counts')?.keys ?? [];

const SymptomCountRef = builder.objectRef<{ symptom: string; count: number }>('SymptomCount').implement({
  description: 'How many people showed one of the named symptoms.',
  fields: (t) => ({
    symptom: t.exposeString('symptom', { description: 'Word of the list, such as demam.' }),
    count: t.exposeInt('count', { description: 'People.' }),
  }),
});

const DailyReportRef = builder.objectRef<DailyReportRow>('DailyReport').implement({
  description: 'The daily health report to the Dinas (L4.1.post.e): counts only.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the revision.' }),
    day: t.field({ type: 'Day', description: 'The day it is about.', resolve: (r) => r.day }),
    revision: t.exposeInt('revision', { description: 'Counts up per day.' }),
    expectedPupils: t.exposeInt('expectedPupils', { description: 'Pupils expected.' }),
    presentPupils: t.exposeInt('presentPupils', { description: 'Pupils present.' }),
    expectedStaff: t.exposeInt('expectedStaff', { description: 'Staff expected.' }),
    presentStaff: t.exposeInt('presentStaff', { description: 'Staff present.' }),
    screened: t.exposeInt('screened', { description: 'People screened on arrival.' }),
    overTemperature: t.exposeInt('overTemperature', { nullable: true, description: 'Above the threshold; null while none is set (A-12).' }),
    symptoms: t.field({
      type: [SymptomCountRef],
      description: 'People by symptom.',
      resolve: (r) => SYMPTOMS.map((symptom) => ({ symptom, count: r.symptoms[symptom] ?? 0 })),
    }),
    sentHome: t.exposeInt('sentHome', { description: 'Sent home.' }),
    referred: t.exposeInt('referred', { description: 'Referred to a health facility.' }),
    confirmedNew: t.exposeInt('confirmedNew', { description: 'Newly confirmed cases among the school’s members.' }),
    late: t.boolean({ description: 'Sent after the day itself (A-11).', resolve: (r) => r.sentOn > r.day }),
    recordedAt: t.field({ type: 'DateTime', description: 'When it was sent.', resolve: (r) => r.recordedAt }),
  }),
});

async function assumed(context: Context, { school, day }: SchoolDay, id: string): Promise<string | number | null> {
  const value = (await rulesOf(context, school))(day).assumptions.find((assumption) => assumption.id === id)?.value ?? null;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

builder.objectFields(SchoolDayRef, (t) => ({
  reports: t.field({
    type: [DailyReportRef],
    description: 'The report and its revisions, oldest first; empty = not sent yet.',
    resolve: (d, _a, context) => dailyReportRevisions(context.tx, d.school.id, d.day),
  }),
  reportDue: t.string({
    nullable: true,
    description: 'Local time by which the report is due (A-11).',
    resolve: async (d, _a, context) => {
      const due = await assumed(context, d, 'A-11');
      return due === null ? null : String(due);
    },
  }),
  temperatureThresholdC: t.float({
    nullable: true,
    description: 'Threshold of the screening in degrees Celsius (A-12); null: the Dinas has set none, so nothing is counted against it.',
    resolve: async (d, _a, context) => {
      const threshold = await assumed(context, d, 'A-12');
      return threshold === null ? null : Number(threshold);
    },
  }),
  symptomNames: t.stringList({ description: 'The symptoms named by Lampiran IV, in its order.', resolve: () => [...SYMPTOMS] }),
}));

const SymptomCountInput = builder.inputType('SymptomCountInput', {
  description: 'How many people showed one of the named symptoms.',
  fields: (t) => ({
    symptom: t.string({ required: true, description: 'Word of the list.' }),
    count: t.int({ required: true, description: 'People.' }),
  }),
});

const DailyReportInput = builder.inputType('DailyReportInput', {
  description: 'Counts of one day. No names, no remarks.',
  fields: (t) => ({
    expectedPupils: t.int({ required: true, description: 'Pupils expected.' }),
    presentPupils: t.int({ required: true, description: 'Pupils present.' }),
    expectedStaff: t.int({ required: true, description: 'Staff expected.' }),
    presentStaff: t.int({ required: true, description: 'Staff present.' }),
    screened: t.int({ required: true, description: 'People screened on arrival.' }),
    overTemperature: t.int({ required: false, description: 'Above the threshold; only where one is set (A-12).' }),
    symptoms: t.field({ type: [SymptomCountInput], required: false, description: 'People by symptom; absent symptoms count 0.' }),
    sentHome: t.int({ required: true, description: 'Sent home.' }),
    referred: t.int({ required: true, description: 'Referred to a health facility.' }),
    confirmedNew: t.int({ required: true, description: 'Newly confirmed cases.' }),
  }),
});

const COUNT_NAMES = {
  expectedPupils: 'siswa dijadwalkan',
  presentPupils: 'siswa hadir',
  expectedStaff: 'pendidik dan tenaga kependidikan dijadwalkan',
  presentStaff: 'pendidik dan tenaga kependidikan hadir',
  screened: 'orang diperiksa',
  sentHome: 'dipulangkan',
  referred: 'dirujuk',
  confirmedNew: 'kasus konfirmasi baru',
} as const;
const MOST = 5000;

/** Counts that fit together; throws a typed error that names the first that does not. */
function readCounts(report: typeof DailyReportInput.$inferInput, threshold: number | null) {
  const counts = Object.fromEntries(
    (Object.keys(COUNT_NAMES) as (keyof typeof COUNT_NAMES)[]).map((key) => {
      const value = report[key];
      if (value < 0 || value > MOST)
        throw badInput(`/report/${key}`, `Jumlah ${COUNT_NAMES[key]} ${value} tidak masuk akal; tulis 0–${MOST}.`);
      return [key, value];
    }),
  ) as Record<keyof typeof COUNT_NAMES, number>;
  const most = (key: keyof typeof COUNT_NAMES, limit: keyof typeof COUNT_NAMES) => {
    if (counts[key] > counts[limit])
      throw badInput(`/report/${key}`, `${counts[key]} ${COUNT_NAMES[key]}, lebih banyak dari ${counts[limit]} ${COUNT_NAMES[limit]}.`);
  };
  most('presentPupils', 'expectedPupils');
  most('presentStaff', 'expectedStaff');
  most('referred', 'sentHome');
  const symptoms: Record<string, number> = {};
  for (const [i, { symptom, count }] of (report.symptoms ?? []).entries()) {
    const path = `/report/symptoms/${i}`;
    if (!SYMPTOMS.includes(symptom))
      throw badInput(`${path}/symptom`, `Gejala "${symptom}" tidak ada dalam daftar: ${SYMPTOMS.join(', ')}.`);
    if (count < 0 || count > counts.screened)
      throw badInput(`${path}/count`, `${count} orang dengan ${symptom}, sedangkan yang diperiksa ${counts.screened}.`);
    if (count > 0) symptoms[symptom] = count;
  }
  const over = report.overTemperature ?? null;
  if (over !== null && threshold === null)
    throw badInput(
      '/report/overTemperature',
      'Ambang suhu belum ditetapkan Dinas (Asumsi A-12), jadi belum ada yang dihitung terhadapnya.',
    );
  if (over !== null && (over < 0 || over > counts.screened))
    throw badInput('/report/overTemperature', `${over} orang di atas ambang suhu, sedangkan yang diperiksa ${counts.screened}.`);
  return { ...counts, symptoms, overTemperature: over };
}

builder.mutationField('submitDailyReport', (t) =>
  t.field({
    type: SchoolDayRef,
    description: 'Sends the daily health report to the Dinas (L4.1.post.e); sending again is a revision, earlier ones stay.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      day: t.arg({ type: 'Day', required: true, description: 'The day.' }),
      report: t.arg({ type: DailyReportInput, required: true, description: 'The counts.' }),
    },
    resolve: async (_root, { schoolId, day, report }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      fillableDay(day, context.today as Day);
      const threshold = await assumed(context, { school, day }, 'A-12');
      const counts = readCounts(report, threshold === null ? null : Number(threshold));
      await context.tx.transaction((tx) =>
        addDailyReport(tx, { schoolId, day, ...counts, sentOn: context.today, recordedBy: context.user?.id ?? null }),
      );
      return { school, day };
    },
  }),
);
