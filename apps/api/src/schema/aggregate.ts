import { builder } from '../builder.ts';

/** One cell of the aggregates. Null figures are hidden because fewer than five schools stand behind them. */
export interface Aggregate {
  /** True for the row of a level over all kecamatan. */
  wholeKabupaten: boolean;
  kecamatanCode: string | null;
  level: string;
  hidden: boolean;
  schools: number | null;
  rooms: number | null;
  roomsWithoutSize: number | null;
  seats: number | null;
  limitedByCap: number | null;
  limitedByGeometry: number | null;
  limitingArticle: string | null;
  rombel: number | null;
  pupils: number | null;
  schoolsWithPlan: number | null;
  finalPlans: number | null;
  meanGuaranteedSessions: number | null;
  findingsFailed: number | null;
  findingsUndetermined: number | null;
}

const FIELDS: Record<
  Exclude<keyof Aggregate, 'wholeKabupaten' | 'kecamatanCode' | 'level' | 'hidden' | 'limitingArticle' | 'meanGuaranteedSessions'>,
  string
> = {
  schools: 'Schools.',
  rooms: 'Rooms recorded by schools.',
  roomsWithoutSize: 'Rooms whose size is not known: never guessed.',
  seats: 'Lawful seats of rooms with known size.',
  limitedByCap: 'Rooms in which the legal cap binds.',
  limitedByGeometry: 'Rooms in which the spacing of 1.5 m binds.',
  rombel: 'Rombel recorded by schools.',
  pupils: 'Pupils in rombel, or of the recap where a school recorded none.',
  schoolsWithPlan: 'Schools with a saved plan.',
  finalPlans: 'Schools whose newest plan is final.',
  findingsFailed: 'Failed findings of the newest plans.',
  findingsUndetermined: 'Findings of the newest plans that lack a fact.',
};

export const AggregateRef = builder.objectRef<Aggregate>('Aggregate').implement({
  description:
    'Aggregate over the schools of one kecamatan and level. Cells with fewer than 5 schools are hidden, and one more when it could be derived from a total.',
  fields: (t) => ({
    wholeKabupaten: t.exposeBoolean('wholeKabupaten', { description: 'True for the row of a level over all kecamatan of the kabupaten.' }),
    kecamatanCode: t.exposeString('kecamatanCode', { nullable: true, description: 'Kecamatan; null = not resolved.' }),
    level: t.exposeString('level', { description: 'Level: PAUD, SD, SMP, SMA, NONFORMAL or SLB.' }),
    hidden: t.exposeBoolean('hidden', { description: 'True when the figures are hidden (A-15).' }),
    limitingArticle: t.exposeString('limitingArticle', { nullable: true, description: 'Article of the cap that binds in these rooms.' }),
    meanGuaranteedSessions: t.exposeFloat('meanGuaranteedSessions', {
      nullable: true,
      description: 'Mean F of the newest plans, per week.',
    }),
    ...Object.fromEntries(
      (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((key) => [
        key,
        t.int({ nullable: true, description: FIELDS[key], resolve: (a) => a[key] }),
      ]),
    ),
  }),
});
