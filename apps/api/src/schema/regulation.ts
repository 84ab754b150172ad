import {
  assumptionById,
  assumptions,
  listRegulations,
  parametersOf,
  provisionById,
  regulationById,
  sourceAddress,
  type Assumption,
  type ParameterRecord,
  type ProvisionSummary,
  type Reason,
  type Regulation,
  type ResolvedValue,
} from '@giliran/policy';
import { allProvisions } from '@giliran/policy/provisions';
import { builder } from '../builder.ts';

export const PhaseRef = builder.enumType('Phase', {
  description: 'Phase of limited face-to-face learning.',
  values: {
    TRANSITION: { description: 'Transition period (masa transisi): two calendar months from the school’s own start.' },
    NEW_NORMAL: { description: 'New-normal period (masa kebiasaan baru).' },
  } as const,
});

export const ZoneRef = builder.enumType('Zone', {
  description: 'COVID-19 risk zone of an area, set by the kabupaten task force (satgas).',
  values: {
    GREEN: { description: 'Hijau.' },
    YELLOW: { description: 'Kuning.' },
    ORANGE: { description: 'Oranye: schools closed.' },
    RED: { description: 'Merah: schools closed.' },
  } as const,
});

export const EducationFormRef = builder.enumType('EducationForm', {
  description: 'Form of education (bentuk pendidikan) as Dapodik names it.',
  values: {
    TK: { description: 'Kindergarten.' },
    KB: { description: 'Playgroup.' },
    TPA: { description: 'Day-care.' },
    SPS: { description: 'Other early-childhood unit.' },
    RA: { description: 'Islamic kindergarten; not named in the Perbup.' },
    SD: { description: 'Primary school.' },
    MI: { description: 'Islamic primary school.' },
    SMP: { description: 'Junior secondary school.' },
    MTS: { description: 'Islamic junior secondary school.' },
    SMA: { description: 'Senior secondary school.' },
    SMK: { description: 'Vocational senior secondary school.' },
    MA: { description: 'Islamic senior secondary school.' },
    SLB: { description: 'Special school.' },
    PAKET_A: { description: 'Equivalency programme, primary.' },
    PAKET_B: { description: 'Equivalency programme, junior secondary.' },
    PAKET_C: { description: 'Equivalency programme, senior secondary.' },
    PKBM: { description: 'Community learning centre.' },
    SKB_UNIT: { description: 'Public learning studio (Sanggar Kegiatan Belajar).' },
  } as const,
});

export const BasisRef = builder.enumType('Basis', {
  description: 'Law: cited from a regulation. Assumption: a product choice where the text is silent, always labelled.',
  values: {
    LAW: { value: 'law', description: 'Cited from a regulation.' },
    ASSUMPTION: { value: 'assumption', description: 'A labelled product choice.' },
  } as const,
});

export const ProvisionRef = builder.objectRef<ProvisionSummary>('Provision').implement({
  description: 'One provision of a regulation, with its verbatim quote.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id such as P5.1.c (Pasal 5 ayat (1) huruf c) or L3.1.1 (Lampiran III row 1).' }),
    policyId: t.exposeString('policyId', { description: 'Id of the regulation.' }),
    article: t.exposeString('article', { description: 'Where it stands, in the words of the law.' }),
    gist: t.exposeString('gistId', { description: 'What it says in short, in Indonesian.' }),
    quote: t.exposeString('quote', { description: 'Verbatim quote from the stored text.' }),
    severity: t.string({ nullable: true, description: 'block, warn, or null.', resolve: (p) => p.severity }),
  }),
});

export const AssumptionRef = builder.objectRef<Assumption>('Assumption').implement({
  description: 'A product choice where the text is silent or unclear; shown beside every result it touches.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id such as A-16.' }),
    parameter: t.exposeString('parameter', { description: 'What is assumed.' }),
    value: t.string({ description: 'The value, as JSON.', resolve: (a) => JSON.stringify(a.value) }),
    unit: t.exposeString('unit', { description: 'Unit of the value.' }),
    reason: t.exposeString('reason', { description: 'Why it is needed.' }),
    provisions: t.field({
      type: [ProvisionRef],
      description: 'Provisions it stands beside.',
      resolve: (a) => a.provisionIds.flatMap((id) => provisionById(id) ?? []),
    }),
  }),
});

export const UsedAssumptionRef = builder.objectRef<Assumption>('UsedAssumption').implement({
  description: 'An assumption that one result rests on, with the value used there.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id such as A-16.' }),
    parameter: t.exposeString('parameter', { description: 'What is assumed.' }),
    value: t.string({ description: 'The value used, as JSON.', resolve: (a) => JSON.stringify(a.value) }),
    unit: t.exposeString('unit', { description: 'Unit of the value.' }),
    reason: t.exposeString('reason', { description: 'Why it is needed.' }),
    statedValue: t.string({
      nullable: true,
      description: 'The product’s own value, as JSON, where the dinas changed it; null = unchanged.',
      resolve: (a) => (a.statedValue === undefined ? null : JSON.stringify(a.statedValue)),
    }),
    note: t.string({ nullable: true, description: 'Why the dinas changed it.', resolve: (a) => a.note ?? null }),
  }),
});

const ValueStatusRef = builder.enumType('ValueStatus', {
  description: 'How far a value is verified.',
  values: {
    AUTHORITATIVE: { value: 'authoritative', description: 'Stands in the stored text of the regulation; quote and article given.' },
    PRESS_REPORTED: { value: 'press-reported', description: 'Read in press or another public page, not in the decree itself.' },
    UNVERIFIED: { value: 'unverified', description: 'Not checked against any document; off by default.' },
    ASSUMPTION: { value: 'assumption', description: 'A labelled product choice.' },
    GAP: { value: 'gap', description: 'The text was read and holds no value.' },
  } as const,
});

const RegulationValueRef = builder.objectRef<ParameterRecord>('RegulationValue').implement({
  description: 'One value of a regulation with its own status.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Parameter, such as min_distance_m.' }),
    value: t.string({
      nullable: true,
      description: 'The value, as JSON; null = a gap.',
      resolve: (r) => (r.value === null ? null : JSON.stringify(r.value)),
    }),
    unit: t.exposeString('unit', { description: 'Its unit.' }),
    phase: t.field({ type: PhaseRef, nullable: true, description: 'Only in this phase.', resolve: (r) => r.phase ?? null }),
    levelGroup: t.string({ nullable: true, description: 'Only for this group of forms.', resolve: (r) => r.levelGroup ?? null }),
    validFrom: t.field({ type: 'Day', nullable: true, description: 'From when.', resolve: (r) => r.validFrom }),
    validTo: t.field({ type: 'Day', nullable: true, description: 'Until when.', resolve: (r) => r.validTo ?? null }),
    status: t.field({ type: ValueStatusRef, description: 'How far it is verified.', resolve: (r) => r.status }),
    enabledByDefault: t.boolean({ description: 'Used without being switched on.', resolve: (r) => r.enabledByDefault }),
    quotes: t.stringList({ description: 'Verbatim quotes; empty when the text is not stored.', resolve: (r) => [...r.quotes] }),
    sources: t.stringList({
      description: 'Addresses where a reported value was read.',
      resolve: (r) => r.source.map((key) => sourceAddress(key) ?? key),
    }),
    note: t.string({ nullable: true, description: 'Remark.', resolve: (r) => r.note }),
    provisions: t.field({
      type: [ProvisionRef],
      description: 'Its articles.',
      resolve: (r) => r.provisionIds.flatMap((id) => provisionById(id) ?? []),
    }),
  }),
});

const RegulationRef = builder.objectRef<Regulation>('Regulation').implement({
  description: 'A stored regulation, decree or guidance text.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id such as bengkayang-51-2021.' }),
    name: t.exposeString('name', { description: 'Name of the text.' }),
    status: t.string({
      description: 'How far its values are verified: authoritative, press-reported, unverified.',
      resolve: (r) => r.status,
    }),
    kind: t.string({ description: 'regulation, guidance or baseline.', resolve: (r) => r.kind }),
    area: t.exposeString('area', { description: 'Area it binds (Kemendagri code) or ID for all Indonesia.' }),
    legalRef: t.exposeString('legalRef', { nullable: true, description: 'Official reference.' }),
    validFrom: t.string({ nullable: true, description: 'First day in force.', resolve: (r) => r.validFrom }),
    values: t.field({
      type: [RegulationValueRef],
      description: 'Every value it states, each with its status; gaps included.',
      resolve: (r) => [...parametersOf(r.id)],
    }),
    gapKeys: t.stringList({ description: 'Parameters the text was read for and does not state.', resolve: (r) => [...r.gapKeys] }),
    provisions: t.field({
      type: [ProvisionRef],
      description: 'All provisions of the text that are stored with a quote.',
      resolve: (r) => allProvisions().filter((p) => p.policyId === r.id),
    }),
  }),
});

const ReasonRef = builder.objectRef<Reason>('Reason').implement({
  description: 'What one regulation says of one parameter. All reasons are kept, not only the strictest.',
  fields: (t) => ({
    policyId: t.exposeString('policyId', { description: 'Id of the regulation.' }),
    article: t.exposeString('article', { description: 'Where the value stands.' }),
    quote: t.exposeString('quote', { description: 'Verbatim quote; empty when the text is not stored.' }),
    status: t.string({ description: 'How far the value is verified.', resolve: (r) => r.status }),
    value: t.string({ description: 'The value, as JSON.', resolve: (r) => JSON.stringify(r.value) }),
    outOfScope: t.boolean({ description: 'The regulation does not name this form of education.', resolve: (r) => r.outOfScope === true }),
  }),
});

export const LimitRef = builder.objectRef<ResolvedValue<number>>('Limit').implement({
  description: 'A resolved limit with the reasons for it.',
  fields: (t) => ({
    value: t.float({ nullable: true, description: 'The limit; null = no chosen text states one.', resolve: (v) => v.value }),
    unit: t.exposeString('unit', { description: 'Unit of the limit.' }),
    basis: t.field({ type: BasisRef, description: 'Law or assumption.', resolve: (v) => v.basis }),
    reasons: t.field({
      type: [ReasonRef],
      description: 'Every regulation’s word on it, strictest ones included.',
      resolve: (v) => [...v.reasons],
    }),
    assumptions: t.field({
      type: [AssumptionRef],
      description: 'Assumptions it relies on.',
      resolve: (v) => v.assumptionIds.flatMap((id) => assumptionById(id) ?? []),
    }),
  }),
});

builder.queryFields((t) => ({
  regulations: t.field({
    type: [RegulationRef],
    description: 'All stored regulations and guidance texts.',
    resolve: () => [...listRegulations()],
  }),
  regulation: t.field({
    type: RegulationRef,
    description: 'One regulation by id, with all its provisions.',
    args: { id: t.arg.id({ required: true, description: 'Id of the regulation.' }) },
    resolve: (_root, { id }) => regulationById(id, '/id'),
  }),
  provisions: t.field({
    type: [ProvisionRef],
    description: 'Provisions of the Perbup by id, with their quotes.',
    args: { ids: t.arg.idList({ required: true, description: 'Ids such as P4.2.' }) },
    resolve: (_root, { ids }) => allProvisions().filter((provision) => ids.includes(provision.id)),
  }),
  assumptions: t.field({ type: [AssumptionRef], description: 'All assumptions A-01 … of the product.', resolve: () => [...assumptions()] }),
}));
