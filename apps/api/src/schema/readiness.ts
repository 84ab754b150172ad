import {
  addDryRun,
  addReadinessEntry,
  dryRunsOf,
  readinessHistory,
  type DryRunRow,
  type ReadinessEntryRow,
} from '@giliran/db/queries/readiness';
import { countPupils, rombelBySchool, transportCounts } from '@giliran/db/queries/people';
import { roomsBySchool } from '@giliran/db/queries/rooms';
import type { SchoolRow } from '@giliran/db/queries/schools';
import type { Provision } from '@giliran/policy';
import {
  localExtraNeed,
  readinessOf,
  readinessTemplate,
  type GateItem,
  type ReadinessItem,
  type SatgasTeam,
} from '@giliran/policy/lifecycle';
import { batched, groupBy } from '../batched.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { consentRecapOf, type ConsentRecap } from '../consent-recap-of.ts';
import { DRY_RUN_ITEMS } from '../dry-run-items.ts';
import { badInput, forbidden } from '../errors.ts';
import { BOARDING, HEAD_CODES, plainText, readEvidence, RECONFIRMED, type Evidence } from '../evidence.ts';
import { localExtrasIn, type LocalDemand } from '../local-extras-of.ts';
import { provisionsOf } from '../provisions-of.ts';
import { readinessEntriesOf } from '../readiness-entries-of.ts';
import { schoolOf } from '../school-of.ts';
import { ProvisionRef } from './regulation.ts';
import { SchoolRef } from './school.ts';

const template = readinessTemplate();

const AnswerRef = builder.enumType('ReadinessAnswer', {
  description: 'The school’s answer to a readiness item.',
  values: {
    YES: { description: 'Ya; untuk pernyataan kepala: siap.' },
    NO: { description: 'Tidak; untuk pernyataan kepala: belum siap.' },
  } as const,
});

const EvidenceRef = builder.objectRef<Evidence>('ReadinessEvidence').implement({
  description: 'What stands beside an answer: numbers, dates and names of papers. Files stay with the school.',
  fields: (t) => ({
    facilityName: t.string({ nullable: true, description: 'Nearest health facility.', resolve: (e) => e.facilityName }),
    distanceKm: t.float({ nullable: true, description: 'Distance to it, km.', resolve: (e) => e.distanceKm }),
    count: t.int({ nullable: true, description: 'Pieces, or people mapped.', resolve: (e) => e.count }),
    documentNumber: t.string({ nullable: true, description: 'Number of the decree or letter.', resolve: (e) => e.documentNumber }),
    documentDate: t.field({ type: 'Day', nullable: true, description: 'Date on the paper.', resolve: (e) => e.documentDate }),
    documentName: t.string({ nullable: true, description: 'Name of the file or folder at the school.', resolve: (e) => e.documentName }),
    memberCount: t.int({ nullable: true, description: 'Members of the team.', resolve: (e) => e.memberCount }),
    leader: t.string({ nullable: true, description: 'Office of the team’s leader; no name is needed.', resolve: (e) => e.leader }),
    tasks: t.stringList({ description: 'Ids of the tasks the team has taken on.', resolve: (e) => e.tasks ?? [] }),
    note: t.string({ nullable: true, description: 'Remark, without personal data.', resolve: (e) => e.note }),
  }),
});

const EntryRef = builder.objectRef<ReadinessEntryRow>('ReadinessEntry').implement({
  description: 'One answer as it was recorded. Entries are added and never changed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the entry.' }),
    code: t.exposeString('code', { description: 'Code of the item, team or gate item.' }),
    number: t.exposeInt('number', { description: 'Counts up per code.' }),
    answer: t.field({ type: AnswerRef, description: 'The answer.', resolve: (e) => e.answer }),
    evidence: t.field({ type: EvidenceRef, description: 'What stands beside it.', resolve: (e) => e.detail as Evidence }),
    recordedOn: t.field({ type: 'Day', description: 'The day on which it was recorded.', resolve: (e) => e.recordedOn }),
    recordedAt: t.field({ type: 'DateTime', description: 'The moment it was recorded.', resolve: (e) => e.recordedAt }),
  }),
});

interface Readiness {
  school: SchoolRow;
  byCode: Map<string, ReadinessEntryRow>;
}
type Line<Of> = Readiness & { line: Of };

const ItemRef = builder.objectRef<Line<ReadinessItem>>('ReadinessItem').implement({
  description: 'One of the eleven items of the checklist that stands for the missing Lampiran I.',
  fields: (t) => ({
    code: t.string({ description: 'Code such as 1.a.', resolve: ({ line }) => line.id }),
    group: t.string({ description: 'Heading, in Indonesian.', resolve: ({ line }) => line.groupTextId }),
    groupEn: t.string({ description: 'Heading, in English.', resolve: ({ line }) => line.groupTextEn }),
    text: t.string({ description: 'The item, in Indonesian.', resolve: ({ line }) => line.textId }),
    textEn: t.string({ description: 'The item, in English.', resolve: ({ line }) => line.textEn }),
    answerKind: t.string({
      description: 'YES_NO, or MAPPED_COUNT: yes = the mapping was done, with its count.',
      resolve: ({ line }) => line.answer,
    }),
    needs: t.stringList({ description: 'Evidence a YES needs.', resolve: ({ line }) => [...line.extraFields] }),
    status: t.string({ description: 'How far the line is verified.', resolve: ({ line }) => line.status }),
    source: t.string({ nullable: true, description: 'Where the line was read.', resolve: ({ line }) => template.sources[line.source] }),
    isolationDays: t.int({ nullable: true, description: 'Days of isolation the line names.', resolve: ({ line }) => line.isolationDays }),
    entry: t.field({
      type: EntryRef,
      nullable: true,
      description: 'The newest answer.',
      resolve: ({ byCode, line }) => byCode.get(line.id),
    }),
    suggestedCount: t.int({
      nullable: true,
      description:
        'Item 5.b: pupils whose means of transport in Dapodik is shared with others, as a proposal to check. For the school’s own staff.',
      resolve: async ({ school, line }, _a, context) =>
        line.id === '5.b' && context.claims.schoolIds.includes(school.id) ? sharedTransport(context, school.id) : null,
    }),
  }),
});

const SHARED = /umum|angkut|jemputan|ojek|andong|bendi|becak|perahu|kereta/i;

async function sharedTransport(context: Context, schoolId: string): Promise<number | null> {
  const counts = await transportCounts(context.tx, schoolId);
  if (counts.every(({ transport }) => transport === null)) return null;
  return counts.filter(({ transport }) => transport !== null && SHARED.test(transport)).reduce((sum, { pupils }) => sum + pupils, 0);
}

const TaskRef = builder.objectRef<SatgasTeam['tasks'][number]>('SatgasTask').implement({
  description: 'One task of a team; stands for the missing Lampiran II.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id such as T2.3.' }),
    text: t.exposeString('textId', { description: 'The task, in Indonesian.' }),
    status: t.string({ description: 'How far the line is verified.', resolve: (task) => task.status }),
  }),
});

const TeamRef = builder.objectRef<Line<SatgasTeam>>('SatgasTeam').implement({
  description: 'One of the three teams of the school’s task force (P7.5.b).',
  fields: (t) => ({
    code: t.string({ description: 'T1, T2 or T3.', resolve: ({ line }) => line.id }),
    name: t.string({ description: 'Name, in the words of the law.', resolve: ({ line }) => line.nameId }),
    nameEn: t.string({ description: 'Name, in English.', resolve: ({ line }) => line.nameEn }),
    tasks: t.field({ type: [TaskRef], description: 'Its tasks.', resolve: ({ line }) => [...line.tasks] }),
    entry: t.field({
      type: EntryRef,
      nullable: true,
      description: 'The newest record.',
      resolve: ({ byCode, line }) => byCode.get(line.id),
    }),
  }),
});

const GateRef = builder.objectRef<Line<GateItem>>('ReadinessGate').implement({
  description: 'A condition that stands in the Perbup itself (B.1 to B.6).',
  fields: (t) => ({
    code: t.string({ description: 'B.1 to B.6.', resolve: ({ line }) => line.id }),
    text: t.string({ description: 'The condition, in Indonesian.', resolve: ({ line }) => line.textId }),
    textEn: t.string({ description: 'The condition, in English.', resolve: ({ line }) => line.textEn }),
    mandatory: t.boolean({ description: 'False: a missing one warns and stops nothing.', resolve: ({ line }) => line.mandatory }),
    provisions: t.field({ type: [ProvisionRef], description: 'Where it stands.', resolve: ({ line }) => provisionsOf(line.provisionIds) }),
    entry: t.field({
      type: EntryRef,
      nullable: true,
      description: 'The newest answer.',
      resolve: ({ byCode, line }) => byCode.get(line.id),
    }),
  }),
});

interface ExtraLine {
  demand: LocalDemand;
  need: number | null;
  entry: ReadinessEntryRow | null;
}

const ExtraRef = builder.objectRef<ExtraLine>('ReadinessExtra').implement({
  description: 'A demand beyond the checklist that the dinas of the kabupaten switched on. It opens and closes nothing.',
  fields: (t) => ({
    code: t.string({ description: 'Code such as X.2.', resolve: ({ demand }) => demand.extra.id }),
    text: t.string({ description: 'The demand, in Indonesian.', resolve: ({ demand }) => demand.extra.textId }),
    reference: t.string({ nullable: true, description: 'What the dinas rests it on.', resolve: ({ demand }) => demand.reference }),
    counted: t.boolean({ description: 'Asks for a number of pieces.', resolve: ({ demand }) => demand.extra.computed !== null }),
    need: t.exposeInt('need', { nullable: true, description: 'How many it asks of this school, from its pupils and rooms.' }),
    entry: t.field({ type: EntryRef, nullable: true, description: 'The newest answer.', resolve: ({ entry }) => entry }),
  }),
});

/** The demands switched on in the kabupaten, with what they ask of this school. At most four statements. */
async function extrasOf(context: Context, { school, byCode }: Readiness): Promise<ExtraLine[]> {
  const asked = (await localExtrasIn(context, school.kabupatenCode)).filter(({ enabled }) => enabled);
  if (asked.length === 0) return [];
  const listed = new Map((await countPupils(context.tx, [school.id])).map((count) => [count.rombelId, count.pupils]));
  const rombel = await rombelBySchool(context.tx, [school.id]);
  const pupils = rombel.reduce((sum, row) => sum + (listed.get(row.id) ?? row.pupilCount), 0);
  const roomsInUse = (await roomsBySchool(context.tx, [school.id])).length;
  return asked.map((demand) => ({
    demand,
    need: localExtraNeed(demand.extra, { pupils: pupils || (school.recapPupils ?? 0), roomsInUse }),
    entry: byCode.get(demand.extra.id) ?? null,
  }));
}

const DryRunItemRef = builder.objectRef<{ code: string; ok: boolean }>('DryRunItem').implement({
  description: 'One line tried in a dry run.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Provision the line rests on.' }),
    ok: t.exposeBoolean('ok', { description: 'Did it go well?' }),
  }),
});

const DryRunRef = builder.objectRef<DryRunRow>('DryRun').implement({
  description: 'A dry run of face-to-face lessons (the regulation’s "simulasi", P7.2.e). Not a computation.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the record.' }),
    number: t.exposeInt('number', { description: 'Counts up per school.' }),
    heldOn: t.field({ type: 'Day', description: 'The day it was held.', resolve: (d) => d.heldOn }),
    result: t.string({ description: 'PASS when every line went well, else FAIL.', resolve: (d) => d.result }),
    items: t.field({
      type: [DryRunItemRef],
      description: 'The lines tried.',
      resolve: (d) => d.items as { code: string; ok: boolean }[],
    }),
    pupils: t.exposeInt('pupils', { nullable: true, description: 'Pupils who took part.' }),
    note: t.exposeString('note', { nullable: true, description: 'Remark, without personal data.' }),
    recordedAt: t.field({ type: 'DateTime', description: 'When it was recorded.', resolve: (d) => d.recordedAt }),
  }),
});

const RecapRef = builder.objectRef<ConsentRecap>('ConsentRecap').implement({
  description: 'The parents’ papers counted as they hold today (B.6). No names.',
  fields: (t) => ({
    pupils: t.exposeInt('pupils', { description: 'Pupils on the lists, and those counted per rombel.' }),
    choiceYes: t.exposeInt('choiceYes', { description: 'Signed choice: face-to-face (P5.1.d).' }),
    choiceNo: t.exposeInt('choiceNo', { description: 'Signed choice: from home.' }),
    choiceUnknown: t.exposeInt('choiceUnknown', { description: 'No signed choice recorded.' }),
    permissionYes: t.exposeInt('permissionYes', { description: 'Face-to-face with letter of permission (P7.7.a).' }),
    stampedYes: t.exposeInt('stampedYes', { description: 'Face-to-face with stamped statement (P7.7.b, assumption A-03).' }),
  }),
});

const WarningRef = builder.objectRef<{ code: string; message: string; provisions: Provision[] }>('ReadinessWarning').implement({
  description: 'A conflict between the school’s kind and the rules that no form can hide.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'DAY_CARE or BOARDING.' }),
    message: t.exposeString('message', { description: 'What does not fit, in Indonesian.' }),
    provisions: t.field({ type: [ProvisionRef], description: 'Where the limit stands.', resolve: (w) => w.provisions }),
  }),
});

const ReadinessRef = builder.objectRef<Readiness>('SchoolReadiness').implement({
  description: 'What a school recorded on its way to opening (P4.6, P4.7, P7.5). Whether it suffices is judged by the lifecycle.',
  fields: (t) => ({
    templateId: t.string({ description: 'Id of the checklist template.', resolve: () => template.template.id }),
    templateVersion: t.int({ description: 'Its version.', resolve: () => template.template.version }),
    templateStatus: t.string({ description: 'How far the template is verified.', resolve: () => template.template.status }),
    substituteFor: t.string({ description: 'The missing annex it stands for.', resolve: () => template.template.substituteFor }),
    items: t.field({
      type: [ItemRef],
      description: 'The eleven items, in order.',
      resolve: (r) => template.items.map((line) => ({ ...r, line })),
    }),
    teams: t.field({
      type: [TeamRef],
      description: 'The three teams of the task force.',
      resolve: (r) => template.teams.map((line) => ({ ...r, line })),
    }),
    gates: t.field({
      type: [GateRef],
      description: 'The gate items B.1 to B.6.',
      resolve: (r) => template.gateItems.map((line) => ({ ...r, line })),
    }),
    extras: t.field({
      type: [ExtraRef],
      description: 'Demands beyond the checklist that the dinas switched on; none by default.',
      resolve: (r, _a, context) => extrasOf(context, r),
    }),
    total: t.int({ description: 'Mandatory items.', resolve: (r) => judged(r).total }),
    claimedYes: t.int({ description: 'Mandatory items answered YES by the school.', resolve: (r) => judged(r).claimedYes }),
    claimedPass: t.boolean({ description: 'Are all of them YES (P4.7.a)?', resolve: (r) => judged(r).claimedPass }),
    openItems: t.stringList({ description: 'Codes of the items without YES.', resolve: (r) => [...judged(r).openItemIds] }),
    boarding: t.field({
      type: AnswerRef,
      nullable: true,
      description: 'Do pupils live on the premises? Null: not said.',
      resolve: (r) => r.byCode.get(BOARDING)?.answer,
    }),
    reconfirmedOn: t.field({
      type: 'Day',
      nullable: true,
      description: 'The day on which the head confirmed the checklist again.',
      resolve: (r) => r.byCode.get(RECONFIRMED)?.recordedOn,
    }),
    warnings: t.field({ type: [WarningRef], description: 'Conflicts of kind, never hidden.', resolve: (r) => warningsOf(r) }),
    dryRuns: t.field({
      type: [DryRunRef],
      description: 'Dry runs, newest first.',
      resolve: async ({ school }, _a, context) =>
        (await batched(context, 'dryRuns', async (ids) => groupBy(await dryRunsOf(context.tx, ids), (d) => d.schoolId)).load(school.id)) ??
        [],
    }),
    dryRunLines: t.field({
      type: [ProvisionRef],
      description: 'What a dry run tries. The choice of lines is the product’s: the regulation names none.',
      resolve: () => provisionsOf(DRY_RUN_ITEMS),
    }),
    consents: t.field({
      type: RecapRef,
      nullable: true,
      description: 'Recap of the parents’ papers (B.6), listed or counted; null without either, and for other accounts than the school’s.',
      resolve: ({ school }, _a, context) => consentRecapOf(context, school.id),
    }),
    history: t.field({
      type: [EntryRef],
      description: 'Every answer ever recorded, oldest first.',
      resolve: ({ school }, _a, context) => readinessHistory(context.tx, school.id),
    }),
  }),
});

function judged({ byCode }: Readiness) {
  return readinessOf(template.items.map(({ id }) => ({ itemId: id, claimed: byCode.get(id)?.answer ?? null, verified: null })));
}

/** Day-care and boarding schools keep pupils longer than 180 minutes by their nature: flagged, never hidden. */
function warningsOf({ school, byCode }: Readiness): { code: string; message: string; provisions: Provision[] }[] {
  const limit = provisionsOf(['P5.1.c']);
  const warnings = [];
  if (school.form === 'TPA') {
    warnings.push({
      code: 'DAY_CARE',
      message:
        'Taman Penitipan Anak biasanya menjaga anak lebih lama dari 180 menit. Selama masa transisi batas itu berlaku per anak per hari, jadi penitipan seharian tidak dapat dijalankan; sesi harus dipotong atau tetap dari rumah.',
      provisions: limit,
    });
  }
  if (byCode.get(BOARDING)?.answer === 'YES') {
    warnings.push({
      code: 'BOARDING',
      message:
        'Sekolah berasrama: peserta didik tinggal di lingkungan sekolah, sedangkan masa transisi membatasi 180 menit per anak per hari. Batas itu tidak dapat dipenuhi untuk penghuni asrama; mintalah arahan Dinas sebelum mengajukan.',
      provisions: [...limit, ...provisionsOf(['L4.4.8.b'])],
    });
  }
  return warnings;
}

builder.objectField(SchoolRef, 'readiness', (t) =>
  t.field({
    type: ReadinessRef,
    description: 'The school’s way to opening, for its own staff and the officers of its kabupaten.',
    resolve: (school, _args, context) => readinessFor(context, school),
  }),
);

async function readinessFor(context: Context, school: SchoolRow): Promise<Readiness> {
  const entries = await readinessEntriesOf(context, school.id);
  return { school, byCode: new Map(entries.map((entry) => [entry.code, entry])) };
}

const EvidenceInput = builder.inputType('ReadinessEvidenceInput', {
  description: 'What stands beside an answer. Files are named, not uploaded.',
  fields: (t) => ({
    facilityName: t.string({ required: false, description: 'Nearest health facility.' }),
    distanceKm: t.float({ required: false, description: 'Distance to it, km.' }),
    count: t.int({ required: false, description: 'Pieces, or people mapped.' }),
    documentNumber: t.string({ required: false, description: 'Number of the decree or letter.' }),
    documentDate: t.field({ type: 'Day', required: false, description: 'Date on the paper.' }),
    documentName: t.string({ required: false, description: 'Name of the file or folder at the school.' }),
    memberCount: t.int({ required: false, description: 'Members of the team.' }),
    leader: t.string({ required: false, description: 'Office of the team’s leader.' }),
    tasks: t.stringList({ required: false, description: 'Ids of the tasks the team has taken on.' }),
    note: t.string({ required: false, description: 'Remark, without personal data.' }),
  }),
});

const EntryInput = builder.inputType('ReadinessEntryInput', {
  description: 'One answer to record.',
  fields: (t) => ({
    code: t.string({ required: true, description: '1.a to 6, T1 to T3, B.1 to B.4, an extra X.1 …, BOARDING or RECONFIRMED.' }),
    answer: t.field({ type: AnswerRef, required: true, description: 'The answer.' }),
    evidence: t.field({ type: EvidenceInput, required: false, description: 'What stands beside it.' }),
  }),
});

const DryRunItemInput = builder.inputType('DryRunItemInput', {
  description: 'One line tried in a dry run.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Provision the line rests on.' }),
    ok: t.boolean({ required: true, description: 'Did it go well?' }),
  }),
});

builder.mutationFields((t) => ({
  recordReadiness: t.field({
    type: SchoolRef,
    description:
      'Records answers to readiness items, all or none. The head’s declaration (B.4) and renewed confirmation are the head’s alone (P4.7.b).',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      entries: t.arg({ type: [EntryInput], required: true, description: 'The answers, at most 40.' }),
    },
    resolve: async (_root, { schoolId, entries }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      if (entries.length > 40) throw badInput('/entries', `Ada ${entries.length} jawaban; paling banyak 40 sekali simpan.`);
      const checked = entries.map((entry, i) => {
        const path = `/entries/${i}`;
        if (HEAD_CODES.includes(entry.code) && !context.claims.headIds.includes(schoolId)) {
          throw forbidden('pernyataan ini diisi oleh kepala satuan pendidikan sendiri (Pasal 4 ayat (7) huruf b)');
        }
        const detail = readEvidence(entry.code, entry.answer, entry.evidence ?? {}, path);
        if (detail.documentDate && detail.documentDate > context.today)
          throw badInput(`${path}/evidence/documentDate`, `Tanggal ${detail.documentDate} belum tiba.`);
        return { code: entry.code, answer: entry.answer, detail };
      });
      await context.tx.transaction(async (tx) => {
        for (const entry of checked)
          await addReadinessEntry(tx, { schoolId, ...entry, recordedBy: context.user?.id ?? null, recordedOn: context.today });
      });
      context.loaders.delete('readiness');
      return school;
    },
  }),
  recordDryRun: t.field({
    type: SchoolRef,
    description: 'Records a dry run held at the school (P7.2.e). It passes when every line went well.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      heldOn: t.arg({ type: 'Day', required: true, description: 'The day it was held; not in the future.' }),
      items: t.arg({ type: [DryRunItemInput], required: true, description: 'Every line of `dryRunLines`, once.' }),
      pupils: t.arg.int({ required: false, description: 'Pupils who took part.' }),
      note: t.arg.string({ required: false, description: 'Remark, without personal data.' }),
    },
    resolve: async (_root, { schoolId, heldOn, items, pupils, note }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      if (heldOn > context.today) throw badInput('/heldOn', `Gladi ${heldOn} belum terjadi; catat sesudah dilaksanakan.`);
      const byCode = new Map(items.map(({ code, ok }) => [code, ok]));
      const missing = DRY_RUN_ITEMS.find((code) => !byCode.has(code));
      if (missing !== undefined) throw badInput('/items', `Baris gladi ${missing} belum diisi.`);
      const unknown = items.findIndex(({ code }) => !DRY_RUN_ITEMS.includes(code));
      if (unknown >= 0) throw badInput(`/items/${unknown}/code`, `Baris gladi "${items[unknown]?.code}" tidak dikenal.`);
      if (pupils !== null && pupils !== undefined && (pupils < 0 || pupils > 5000))
        throw badInput('/pupils', `Jumlah siswa ${pupils} tidak masuk akal.`);
      await context.tx.transaction((tx) =>
        addDryRun(tx, {
          schoolId,
          heldOn,
          items: DRY_RUN_ITEMS.map((code) => ({ code, ok: byCode.get(code) === true })),
          result: DRY_RUN_ITEMS.every((code) => byCode.get(code) === true) ? 'PASS' : 'FAIL',
          pupils: pupils ?? null,
          note: note?.trim() ? plainText(note, '/note') : null,
          recordedBy: context.user?.id ?? null,
        }),
      );
      context.loaders.delete('dryRuns');
      return school;
    },
  }),
}));
