import { desaOf, kecamatanOf, type AreaName } from '@giliran/dapodik/areas';
import { recordZone, zonesOf, type ZoneRow } from '@giliran/db/queries/zones';
import type { Day } from '@giliran/kernel';
import { zoneHistoryOf } from '@giliran/planning/lifecycle';
import type { Zone } from '@giliran/policy';
import { areaName, areaWithin } from '../area-names.ts';
import { forgetAreaRules, localRulesOf, zoneEntriesOf } from '../area-of.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { lifecyclesOf } from '../kabupaten-lifecycles.ts';
import { settle } from '../record-event.ts';
import { KabupatenRef, KecamatanRef } from './dinas.ts';
import { LifecycleRef } from './lifecycle.ts';
import { ZoneRef } from './regulation.ts';

const ZoneStatusRef = builder.objectRef<ZoneRow>('ZoneStatus').implement({
  description: 'A zone recorded for an area from a day on. History is never rewritten.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the record.' }),
    kecamatanCode: t.exposeString('kecamatanCode', { nullable: true, description: 'The kecamatan; null = the whole kabupaten.' }),
    desaCode: t.exposeString('desaCode', { nullable: true, description: 'The desa; null = the whole kecamatan or kabupaten.' }),
    areaName: t.string({ description: 'Name of the area.', resolve: (z) => areaName(z.desaCode ?? z.kecamatanCode ?? z.kabupatenCode) }),
    zone: t.field({
      type: ZoneRef,
      nullable: true,
      description: 'The zone; null = from that day the area follows the larger one (A-04).',
      resolve: (z) => z.zone,
    }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: (z) => z.fromDay }),
    reference: t.exposeString('reference', { nullable: true, description: 'Letter or decree it was taken from.' }),
    recordedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was recorded.' }),
    closes: t.field({
      type: [LifecycleRef],
      description:
        'Schools of the area that this record closes by force (P4.2): suspended from its day on, or to be suspended when that day comes. Empty for an open zone.',
      resolve: closedBy,
    }),
  }),
});

/** The schools of the record's area whose sessions end on the record's day because of the zone. */
async function closedBy(row: ZoneRow, _args: object, context: Context) {
  if (row.zone !== 'ORANGE' && row.zone !== 'RED') return [];
  const { kabupatenCode, kecamatanCode, desaCode } = row;
  const all = await lifecyclesOf(context, kabupatenCode, { kecamatanCode, desaCode });
  return all.filter(({ standing }) =>
    row.fromDay > context.today
      ? ['PERMITTED', 'TRANSITION', 'NEW_NORMAL'].includes(standing.state)
      : standing.state === 'SUSPENDED_ZONE' && standing.since !== null && standing.since >= row.fromDay,
  );
}

interface AreaZone {
  area: AreaName;
  history: { from: Day; zone: Zone }[];
  own: boolean;
  today: Day;
}

const AreaZoneRef = builder.objectRef<AreaZone>('AreaZone').implement({
  description: 'The zone that holds in an area, whichever area it was recorded for (A-04).',
  fields: (t) => ({
    code: t.string({ description: 'Kemendagri code.', resolve: ({ area }) => area.code }),
    name: t.string({ description: 'Name.', resolve: ({ area }) => area.name }),
    zone: t.field({
      type: ZoneRef,
      nullable: true,
      description: 'The zone today; null = not recorded.',
      resolve: (a) => now(a)?.zone ?? null,
    }),
    from: t.field({ type: 'Day', nullable: true, description: 'Since when.', resolve: (a) => now(a)?.from ?? null }),
    nextZone: t.field({ type: ZoneRef, nullable: true, description: 'The next recorded zone.', resolve: (a) => coming(a)?.zone ?? null }),
    nextFrom: t.field({ type: 'Day', nullable: true, description: 'From when.', resolve: (a) => coming(a)?.from ?? null }),
    own: t.exposeBoolean('own', { description: 'The area has records of its own; else it follows the larger area.' }),
  }),
});

function now({ history, today }: AreaZone) {
  return history.findLast(({ from }) => from <= today);
}

function coming({ history, today }: AreaZone) {
  return history.find(({ from }) => from > today);
}

const DesaRef = builder.objectRef<AreaName & { kind: string }>('Desa').implement({
  description: 'A desa or kelurahan of the official list.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Kemendagri code, e.g. 61.07.03.2001.' }),
    name: t.exposeString('name', { description: 'Official name.' }),
    kind: t.exposeString('kind', { description: 'DESA or KELURAHAN.' }),
  }),
});

builder.objectField(KecamatanRef, 'desa', (t) =>
  t.field({
    type: [DesaRef],
    description: 'Its desa and kelurahan, by code; empty where the list has none.',
    resolve: ({ code }) => desaOf(code),
  }),
);

builder.objectFields(KabupatenRef, (t) => ({
  zones: t.field({
    type: [ZoneStatusRef],
    description: 'Zones recorded up to a day, newest first.',
    args: { until: t.arg({ type: 'Day', required: false, description: 'Default: today.' }) },
    resolve: (k, { until }, context) => zonesOf(context.tx, k.code, until ?? context.today),
  }),
  zonesNow: t.field({
    type: [AreaZoneRef],
    description: 'The zone of every kecamatan as it holds today, and of every desa with records of its own.',
    resolve: async (k, _a, context) => {
      const entries = await zoneEntriesOf(context, k.code);
      const { assumptionValues } = await localRulesOf(context, k.code);
      const recorded = new Set(entries.map(({ areaCode }) => areaCode));
      const areas = kecamatanOf(k.code).flatMap((kecamatan) => [
        { area: kecamatan, desa: null },
        ...desaOf(kecamatan.code)
          .filter(({ code }) => recorded.has(code))
          .map((desa) => ({ area: desa, desa: desa.code })),
      ]);
      return areas.map(({ area, desa }): AreaZone => {
        const place = { kabupatenCode: k.code, kecamatanCode: area.code.slice(0, 8), desaCode: desa };
        return {
          area,
          history: zoneHistoryOf(entries, place, assumptionValues['A-04']),
          own: recorded.has(area.code),
          today: context.today,
        };
      });
    },
  }),
}));

builder.mutationField('recordZone', (t) =>
  t.field({
    type: ZoneStatusRef,
    description:
      'Records the zone of a desa, a kecamatan or the whole kabupaten from a day on. An orange or red zone suspends by force, on that day, every school of the area that has a permit (P4.2); nothing ever reopens by itself.',
    authScopes: (_root, { kabupatenCode }) => ({ closing: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      kecamatanCode: t.arg.id({ required: false, description: 'The kecamatan; absent = the whole kabupaten.' }),
      desaCode: t.arg.id({ required: false, description: 'The desa; absent = the whole kecamatan or kabupaten.' }),
      zone: t.arg({ type: ZoneRef, required: false, description: 'The zone; absent = the area follows the larger one again.' }),
      from: t.arg({ type: 'Day', required: true, description: 'First day.' }),
      reference: t.arg.string({ required: false, description: 'Letter or decree it was taken from.' }),
    },
    resolve: async (_root, { kabupatenCode, kecamatanCode, desaCode, zone, from, reference }, context) => {
      const area = areaWithin(kabupatenCode, kecamatanCode, desaCode);
      const row = await recordZone(context.tx, {
        kabupatenCode,
        ...area,
        zone: zone ?? null,
        fromDay: from,
        reference: reference?.trim() || null,
        setBy: context.user?.id ?? null,
      });
      forgetAreaRules(context);
      await settle(context, kabupatenCode, context.today);
      return row;
    },
  }),
);
