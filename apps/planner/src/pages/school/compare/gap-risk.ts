import {
  nextShiftRisk,
  PARAMETER_LIST,
  VENTILATION_ACH,
  type ParameterKey,
  type RotationInput,
  type Variant,
  type Ventilation,
} from '@giliran/epidemic';
import { minutesOf } from '@giliran/planning';

/** Minutes between two shifts that are held against each other. */
export const GAPS_MIN = [0, 15, 30, 60] as const;
/** Rooms with and without AC change their air equally often. */
export const GAP_VENTILATIONS = ['CROSS_OPEN', 'SINGLE_SIDED', 'CLOSED'] as const satisfies readonly Ventilation[];

export interface GapRisks {
  readonly minutes: number;
  readonly volumeM3: number;
  readonly quantaPerHour: number;
  readonly breathingM3PerH: number;
  /** Risk of one pupil of the second shift for each of GAPS_MIN, by way of airing. */
  readonly byVentilation: Readonly<Record<(typeof GAP_VENTILATIONS)[number], readonly number[]>>;
  /** The same for each room of the school as it is aired. */
  readonly rooms: readonly {
    readonly number: number;
    readonly volumeM3: number;
    readonly ventilation: Ventilation;
    readonly risks: readonly number[];
  }[];
}

/**
 * What does the gap between shifts do to the second one? The risk of a pupil who breathes nothing but the air that one infectious
 * adult, speaking all through the first shift, has left behind: Wells-Riley with ventilation, decay and deposition, no random
 * numbers. Masks as in the scenario. O(rooms).
 */
export function gapRisks({ school, plans = [], scenario = {} }: RotationInput): GapRisks {
  const variant = scenario.variant ?? 'DELTA';
  const masks = scenario.masks ?? {};
  const worn = (key: 'SD' | 'TEACHER'): number => masks.compliance?.[key] ?? engineValue(`masks.compliance.${key}`, variant);
  const quantaPerHour =
    engineValue('quantaPerHour', variant) *
    engineValue('transmissibility', variant) *
    (1 - (masks.out ?? engineValue('masks.out', variant)) * worn('TEACHER'));
  const breathingM3PerH = engineValue('breathingChildM3PerH', variant) * (1 - (masks.in ?? engineValue('masks.in', variant)) * worn('SD'));
  const rooms = (school?.rooms ?? []).map((room) => ({
    volumeM3: room.volumeM3 ?? (room.areaM2 ?? 56) * (room.heightM ?? 3),
    ventilation: room.ventilation ?? 'CROSS_OPEN',
  }));
  const volumes = rooms.map((room) => room.volumeM3).sort((a, b) => a - b);
  const volumeM3 = volumes[volumes.length >> 1] ?? 168;
  const minutes = sessionMinutesOf(plans);
  const risksOf = (volume: number, ventilation: Ventilation): number[] => {
    const air = {
      infectors: 1,
      quantaPerHour,
      breathingM3PerH,
      volumeM3: volume,
      ach: VENTILATION_ACH[ventilation],
      decay: engineValue('decayPerHour', variant),
      deposition: engineValue('depositionPerHour', variant),
    };
    return GAPS_MIN.map((gap) => nextShiftRisk(air, minutes, gap, minutes));
  };
  return {
    minutes,
    volumeM3,
    quantaPerHour,
    breathingM3PerH,
    byVentilation: {
      CROSS_OPEN: risksOf(volumeM3, 'CROSS_OPEN'),
      SINGLE_SIDED: risksOf(volumeM3, 'SINGLE_SIDED'),
      CLOSED: risksOf(volumeM3, 'CLOSED'),
    },
    rooms: rooms.map((room, i) => ({ ...room, number: i + 1, risks: risksOf(room.volumeM3, room.ventilation) })),
  };
}

function sessionMinutesOf(plans: NonNullable<RotationInput['plans']>): number {
  for (const plan of plans) {
    if ('builtin' in plan && plan.sessionMinutes !== undefined) return plan.sessionMinutes;
    const [shift] = 'shifts' in plan ? plan.shifts : [];
    if (shift) return minutesOf(shift.end) - minutesOf(shift.start);
  }
  return 180;
}

function engineValue(key: ParameterKey, variant: Variant): number {
  return PARAMETER_LIST.find((one) => one.key === key)?.value[variant] ?? Number.NaN;
}
