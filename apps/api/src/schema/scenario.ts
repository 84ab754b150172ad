import {
  DEFAULT_ASSUMPTIONS,
  ENGINE_VERSION,
  inputHash,
  MODEL_LEVELS,
  parseWhatIf,
  amendmentLines,
  sideAssumptions,
  type LevelAssumption,
  type LevelAssumptions,
  type ModelLevel,
  type WhatIfOutcome,
  type WhatIfSide,
  type WhatIfSideSpec,
  type WhatIfSpec,
} from '@giliran/planning';
import {
  endScenario,
  insertScenario,
  progressOf,
  scenarioById,
  scenarioOutcomes,
  type ScenarioRow,
  type ScenarioSchoolRow,
} from '@giliran/db/queries/scenarios';
import { schoolsOfKabupaten } from '@giliran/db/queries/schools';
import type { Assumption, EducationForm } from '@giliran/policy';
import { localRulesOf } from '../area-of.ts';
import { batched } from '../batched.ts';
import { builder } from '../builder.ts';
import { badInput, forbidden, notFound, wellFormed } from '../errors.ts';
import { AmendmentLineRef, SideInput, typedSide } from './amendment.ts';
import { PhaseRef, UsedAssumptionRef } from './regulation.ts';

/** Schools a worker takes at once: small enough for steady progress, large enough that the queue is no cost. */
const CHUNK = 50;

const ModelLevelRef = builder.enumType('ModelLevel', {
  description: 'Levels for which assumptions are stated.',
  values: Object.fromEntries(MODEL_LEVELS.map((level) => [level, { value: level, description: `Level ${level}.` }])) as Record<
    ModelLevel,
    { value: ModelLevel; description: string }
  >,
});

const LevelAssumptionRef = builder.objectRef<LevelAssumption & { level: ModelLevel }>('LevelAssumption').implement({
  description: 'What the recap lacks and the dinas states for one level. Shown beside every result.',
  fields: (t) => ({
    level: t.field({ type: ModelLevelRef, description: 'The level.', resolve: (a) => a.level }),
    roomWidthM: t.exposeFloat('roomWidthM', { description: 'Width of every classroom, metres.' }),
    roomLengthM: t.exposeFloat('roomLengthM', { description: 'Length of every classroom, metres.' }),
    rombelSize: t.exposeInt('rombelSize', {
      nullable: true,
      description: 'Pupils per rombel; null = the recap’s pupils spread evenly over its rombel.',
    }),
    consentShare: t.exposeFloat('consentShare', { description: 'Share of parents who choose face-to-face, 0..1.' }),
  }),
});

const WhatIfSideRef = builder.objectRef<WhatIfSide>('WhatIfSide').implement({
  description: 'What one school gets under one set of regulations.',
  fields: (t) => ({
    verdict: t.string({ description: 'feasible, infeasible, no-pupils or forbidden.', resolve: (s) => s.verdict }),
    groups: t.exposeInt('groups', { description: 'Shift groups.' }),
    guaranteedSessions: t.exposeInt('guaranteedSessions', { description: 'Guaranteed sessions a week of each pupil.' }),
    bound: t.exposeInt('bound', { description: 'Proved upper bound on it.' }),
    proven: t.exposeBoolean('proven', { description: 'The two meet (or infeasibility is proved).' }),
    minutesPerWeek: t.exposeInt('minutesPerWeek', { description: 'Face-to-face minutes per pupil and week.' }),
    unplacedPupils: t.exposeInt('unplacedPupils', { description: 'Pupils who certainly cannot be placed: at least so many.' }),
    seatsPerRoom: t.exposeInt('seatsPerRoom', { nullable: true, description: 'Lawful seats of a modelled room.' }),
    cause: t.string({ nullable: true, description: 'Why not, Indonesian, numbers first.', resolve: (s) => s.cause?.message ?? null }),
    resource: t.string({ nullable: true, description: 'The binding resource.', resolve: (s) => s.cause?.resource ?? null }),
    outOfScope: t.exposeBoolean('outOfScope', {
      description: 'The regulation does not name this form; its values are applied as an assumption.',
    }),
  }),
});

const ScenarioSchoolRef = builder.objectRef<ScenarioSchoolRow>('ScenarioSchool').implement({
  description: 'One school of a what-if.',
  fields: (t) => ({
    schoolId: t.exposeID('schoolId', { description: 'Id of the school.' }),
    npsn: t.exposeString('npsn', { description: 'NPSN.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    form: t.exposeString('form', { description: 'Form of education.' }),
    kecamatanCode: t.exposeString('kecamatanCode', { nullable: true, description: 'Kecamatan.' }),
    pupils: t.int({ description: 'Pupils in the recap.', resolve: (r) => (r.outcome as WhatIfOutcome).pupils }),
    a: t.field({
      type: WhatIfSideRef,
      description: 'Under the first set of regulations.',
      resolve: (r) => (r.outcome as WhatIfOutcome).sides[0],
    }),
    b: t.field({ type: WhatIfSideRef, description: 'Under the second.', resolve: (r) => (r.outcome as WhatIfOutcome).sides[1] }),
  }),
});

interface SideTotal {
  label: string;
  regulationIds: string[];
  outcomes: { pupils: number; side: WhatIfSide }[];
}

const SideTotalRef = builder.objectRef<SideTotal>('WhatIfTotal').implement({
  description: 'Totals of one side over the schools answered so far.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'Name of the side.' }),
    regulationIds: t.exposeStringList('regulationIds', { description: 'Its regulations.' }),
    feasible: t.int({
      description: 'Schools in which every pupil comes at least once a week.',
      resolve: (s) => s.outcomes.filter((o) => o.side.verdict === 'feasible').length,
    }),
    infeasible: t.int({
      description: 'Schools that cannot.',
      resolve: (s) => s.outcomes.filter((o) => o.side.verdict === 'infeasible' || o.side.verdict === 'forbidden').length,
    }),
    noPupils: t.int({
      description: 'Schools without pupils in the recap.',
      resolve: (s) => s.outcomes.filter((o) => o.side.verdict === 'no-pupils').length,
    }),
    groups: t.int({ description: 'Groups.', resolve: (s) => s.outcomes.reduce((sum, o) => sum + o.side.groups, 0) }),
    unplacedPupils: t.int({
      description: 'Pupils who certainly cannot be placed.',
      resolve: (s) => s.outcomes.reduce((sum, o) => sum + o.side.unplacedPupils, 0),
    }),
    minutesPerPupilWeek: t.float({
      description: 'Mean minutes per pupil and week, weighted by pupils; schools that cannot count 0.',
      resolve: (s) => {
        const pupils = s.outcomes.reduce((sum, o) => sum + o.pupils, 0);
        return pupils === 0 ? 0 : s.outcomes.reduce((sum, o) => sum + o.pupils * o.side.minutesPerWeek, 0) / pupils;
      },
    }),
  }),
});

/** One side of a stored what-if with what it is asked under. */
interface ScenarioRules {
  side: WhatIfSideSpec;
  spec: WhatIfSpec;
  assumptions: () => Promise<Assumption[]>;
}

const AmendmentRef = builder.objectRef<ScenarioRules>('WhatIfAmendment').implement({
  description: 'A named diff over a stored regulation, which stays as it is. It is part of the what-if and no regulation.',
  fields: (t) => ({
    name: t.string({ description: 'Name.', resolve: ({ side }) => side.amendment?.name ?? '' }),
    baseline: t.id({ description: 'Id of the regulation that is changed.', resolve: ({ side }) => side.amendment?.baseline ?? '' }),
    lines: t.field({
      type: [AmendmentLineRef],
      description: 'What was, what becomes, from when, by which words.',
      resolve: ({ side, spec }) => amendmentLines(side, spec),
    }),
  }),
});

const ScenarioRulesRef = builder.objectRef<ScenarioRules>('WhatIfRules').implement({
  description: 'The rules of one side of a what-if.',
  fields: (t) => ({
    label: t.string({ description: 'Name of the side.', resolve: ({ side }) => side.label }),
    regulationIds: t.stringList({ description: 'Its regulations.', resolve: ({ side }) => side.regulationIds }),
    amendment: t.field({
      type: AmendmentRef,
      nullable: true,
      description: 'What is changed on this side; null = the regulations as they are.',
      resolve: (rules) => (rules.side.amendment ? rules : null),
    }),
    assumptions: t.field({
      type: [UsedAssumptionRef],
      description: 'Assumptions the figures rest on, with the value used and the note of the dinas where it changed one.',
      resolve: ({ assumptions }) => assumptions(),
    }),
  }),
});

const ScenarioStatusRef = builder.enumType('ScenarioStatus', {
  description: 'Where a what-if stands.',
  values: {
    QUEUED: { description: 'Waiting.' },
    RUNNING: { description: 'Some schools are answered.' },
    DONE: { description: 'All schools are answered.' },
    FAILED: { description: 'Ended by a fault.' },
    CANCELLED: { description: 'Ended by the dinas.' },
  } as const,
});

export const ScenarioRef = builder.objectRef<ScenarioRow>('Scenario').implement({
  description: 'A what-if over all schools of a kabupaten: two sets of regulations side by side under stated assumptions.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the what-if.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    status: t.field({ type: ScenarioStatusRef, description: 'Where it stands.', resolve: (s) => s.status }),
    schoolCount: t.exposeInt('schoolCount', { description: 'Schools in it.' }),
    doneCount: t.int({
      description: 'Schools answered so far.',
      resolve: async (s, _a, context) => (await batched(context, 'progress', (ids) => progressOf(context.tx, ids)).load(s.id)) ?? 0,
    }),
    phase: t.field({ type: PhaseRef, description: 'Phase.', resolve: (s) => (s.spec as WhatIfSpec).phase }),
    date: t.field({ type: 'Day', description: 'Day whose rules apply.', resolve: (s) => (s.spec as WhatIfSpec).date }),
    assumptions: t.field({
      type: [LevelAssumptionRef],
      description: 'What the dinas stated for what the recap lacks.',
      resolve: (s) => MODEL_LEVELS.map((level) => ({ level, ...(s.spec as WhatIfSpec).assumptions[level] })),
    }),
    sides: t.field({
      type: [ScenarioRulesRef],
      description: 'The rules of the two sides, with what is supposed and what is assumed.',
      resolve: (s, _a, context) => {
        const spec = s.spec as WhatIfSpec;
        return spec.sides.map((side): ScenarioRules => ({
          side,
          spec,
          assumptions: async () => {
            const schools = (await outcomeLoader(context).load(s.id)) ?? [];
            return sideAssumptions(side, spec, [...new Set(schools.map(({ form }) => form as EducationForm))]);
          },
        }));
      },
    }),
    totals: t.field({
      type: [SideTotalRef],
      description: 'Totals of the two sides.',
      resolve: async (s, _a, context) => {
        const outcomes = ((await outcomeLoader(context).load(s.id)) ?? []).map((row) => row.outcome as WhatIfOutcome);
        return (s.spec as WhatIfSpec).sides.map((side, i) => ({
          ...side,
          outcomes: outcomes.map((o) => ({ pupils: o.pupils, side: o.sides[i as 0 | 1] })),
        }));
      },
    }),
    schools: t.field({
      type: [ScenarioSchoolRef],
      description: 'School by school, by name, for the dinas; researchers read the totals.',
      authScopes: (scenario) => ({ dinas: scenario.kabupatenCode }),
      resolve: async (s, _a, context) => (await outcomeLoader(context).load(s.id)) ?? [],
    }),
    failure: t.exposeString('failure', { nullable: true, description: 'Why it failed.' }),
    seed: t.exposeInt('seed', { description: 'Seed.' }),
    engineVersion: t.exposeString('engineVersion', { description: 'Version of the engines.' }),
    inputHash: t.exposeString('inputHash', { description: 'SHA-256 of specification and school counts.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
  }),
});

function outcomeLoader(context: Parameters<typeof batched>[0]) {
  return batched(context, 'outcomes', async (ids) => {
    const byId = new Map<string, ScenarioSchoolRow[]>();
    for (const id of ids) byId.set(id, await scenarioOutcomes(context.tx, id));
    return byId;
  });
}

const LevelAssumptionInput = builder.inputType('LevelAssumptionInput', {
  description: 'Assumptions for one level.',
  fields: (t) => ({
    level: t.field({ type: ModelLevelRef, required: true, description: 'The level.' }),
    roomWidthM: t.float({ required: true, description: 'Width of every classroom, metres.' }),
    roomLengthM: t.float({ required: true, description: 'Length of every classroom, metres.' }),
    rombelSize: t.int({ required: false, description: 'Pupils per rombel; absent = spread evenly.' }),
    consentShare: t.float({ required: true, description: '0..1.' }),
  }),
});

builder.queryFields((t) => ({
  scenario: t.field({
    type: ScenarioRef,
    description: 'One what-if by id.',
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: 'Id of the what-if.' }) },
    resolve: async (_root, { id }, context) => {
      const row = await scenarioById(context.tx, wellFormed(id));
      if (!row) throw notFound('Uji aturan', id);
      return row;
    },
  }),
  defaultLevelAssumptions: t.field({
    type: [LevelAssumptionRef],
    description: 'Starting values for a what-if; every one is an assumption to be changed.',
    resolve: () => MODEL_LEVELS.map((level) => ({ level, ...DEFAULT_ASSUMPTIONS[level] })),
  }),
}));

builder.mutationFields((t) => ({
  startScenario: t.field({
    type: ScenarioRef,
    description:
      'Asks a what-if over all schools of the kabupaten with recap counts; it runs in the background. A side may carry an amendment: a looser value in it needs a reference.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      name: t.arg.string({ required: true, description: 'Name.' }),
      sides: t.arg({ type: [SideInput], required: true, description: 'Exactly two.' }),
      phase: t.arg({ type: PhaseRef, required: true, description: 'Phase.' }),
      date: t.arg({ type: 'Day', required: true, description: 'Day whose rules apply.' }),
      assumptions: t.arg({ type: [LevelAssumptionInput], required: false, description: 'Levels left out take the starting values.' }),
    },
    resolve: async (_root, args, context) => {
      const assumptions: LevelAssumptions = { ...DEFAULT_ASSUMPTIONS };
      for (const { level, roomWidthM, roomLengthM, rombelSize, consentShare } of args.assumptions ?? []) {
        assumptions[level] = { roomWidthM, roomLengthM, rombelSize: rombelSize ?? null, consentShare };
      }
      // What the dinas changed holds for both sides and is kept with the what-if, so that it can be repeated.
      const { assumptionValues, assumptionNotes } = await localRulesOf(context, args.kabupatenCode);
      const spec = parseWhatIf({
        sides: args.sides.map((side, index) => typedSide(side, `/sides/${index}`)),
        phase: args.phase,
        date: args.date,
        assumptions,
        ...(Object.keys(assumptionValues).length > 0 ? { assumptionValues, assumptionNotes: assumptionNotes ?? {} } : {}),
      });
      const schools = (await schoolsOfKabupaten(context.tx, args.kabupatenCode)).filter((school) => school.recapPupils !== null);
      if (schools.length === 0)
        throw badInput('/kabupatenCode', 'Belum ada sekolah dengan data rekap di kabupaten ini; impor rekap Dapodik dulu.');
      const chunkCount = Math.ceil(schools.length / CHUNK);
      return context.tx.transaction(async (tx) => {
        const row = await insertScenario(tx, {
          kabupatenCode: args.kabupatenCode,
          name: args.name.trim() || 'Uji aturan',
          spec,
          schoolCount: schools.length,
          chunkCount,
          seed: 1,
          engineVersion: ENGINE_VERSION,
          inputHash: inputHash({
            spec,
            schools: schools.map(({ npsn, form, recapPupils, recapRombel, recapRooms, recapTeachers }) => ({
              npsn,
              form,
              recapPupils,
              recapRombel,
              recapRooms,
              recapTeachers,
            })),
          }),
          createdBy: context.user?.id ?? null,
        });
        await context.queue.sendSweep(
          tx,
          Array.from({ length: chunkCount }, (_, chunk) => ({
            scenarioId: row.id,
            kabupatenCode: args.kabupatenCode,
            chunk,
            schoolIds: schools.slice(chunk * CHUNK, (chunk + 1) * CHUNK).map((s) => s.id),
          })),
        );
        return row;
      });
    },
  }),
  cancelScenario: t.field({
    type: ScenarioRef,
    description: 'Ends a what-if; chunks that are under way write nothing more.',
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: 'Id of the what-if.' }) },
    resolve: async (_root, { id }, context) => {
      const before = await scenarioById(context.tx, wellFormed(id));
      if (!before) throw notFound('Uji aturan', id);
      if (!context.claims.dinasCodes.includes(before.kabupatenCode)) throw forbidden('hanya dinas yang dapat membatalkan');
      const row = await context.tx.transaction((tx) => endScenario(tx, id, 'CANCELLED'));
      return row ?? before;
    },
  }),
}));
