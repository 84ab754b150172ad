import { isList } from './combine.ts';
import type { Limits, ResolvedValue, RoomMargins } from './resolved-policy.ts';
import { ZONES, type Assumption, type ParameterValue, type Zone } from './types.ts';

type Parameters = Readonly<Record<string, ResolvedValue<ParameterValue>>>;

/** The typed view of a resolved parameter set: keys that no chosen text states are gaps. O(1). */
export function limitsOf(parameters: Parameters, assumptions: readonly Assumption[]): Limits {
  return {
    minDistanceM: typed(parameters, 'min_distance_m', 'm', number),
    maxPupilsPerRoom: typed(parameters, 'max_pupils_per_room', 'pupil', number),
    maxMinutesPerPupilDay: typed(parameters, 'max_minutes_per_pupil_day', 'minute per pupil per day', number),
    capacityFractionMax: typed(parameters, 'capacity_fraction_max', 'fraction of the ordinary class', number),
    transitionMonths: typed(parameters, 'transition_months', 'calendar month', number),
    checklistRequiredFraction: typed(parameters, 'checklist_required_fraction', 'fraction', number),
    breakAllowed: typed(parameters, 'break_allowed', 'none', boolean),
    rtRwCaseFree: typed(parameters, 'rt_rw_case_free', 'none', boolean),
    zonesOpen: typed(parameters, 'zones_open', 'none', zones),
    zonesClosed: typed(parameters, 'zones_closed', 'none', zones),
    canteen: typed(parameters, 'canteen', 'none', text),
    sportExtracurricular: typed(parameters, 'sport_extracurricular', 'none', text),
    otherActivities: typed(parameters, 'other_activities', 'none', text),
    parentConsent: typed(parameters, 'parent_consent', 'none', text),
    inPersonAllowed: typed(parameters, 'mode', 'none', (value) => (value === null ? null : value !== 'PJJ only')),
    roomGapMin: assumed(assumptions, 'A-06', number),
    roomMargins: assumed(assumptions, 'A-16', margins),
    offsiteInClosedZone: assumed(assumptions, 'A-01', boolean),
    transitionClock: assumed(assumptions, 'A-02', text),
  };
}

function typed<T>(parameters: Parameters, key: string, unit: string, as: (value: ParameterValue) => T | null): ResolvedValue<T> {
  const found = parameters[key];
  if (!found) return { value: null, unit, winners: [], reasons: [], basis: 'law', assumptionIds: [], gap: true };
  const value = as(found.value);
  return value === null ? { ...found, value, gap: true } : { ...found, value };
}

function assumed<T>(assumptions: readonly Assumption[], id: string, as: (value: ParameterValue) => T | null): ResolvedValue<T> {
  const found = assumptions.find((assumption) => assumption.id === id);
  const value = found ? as(found.value) : null;
  const base = {
    value,
    unit: found?.unit ?? 'none',
    winners: [],
    reasons: [],
    basis: 'assumption' as const,
    assumptionIds: [id],
  };
  return value === null ? { ...base, gap: true } : base;
}

function number(value: ParameterValue): number | null {
  return typeof value === 'number' ? value : null;
}

function boolean(value: ParameterValue): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function text(value: ParameterValue): string | null {
  return typeof value === 'string' ? value : null;
}

function zones(value: ParameterValue): readonly Zone[] | null {
  return isList(value) ? ZONES.filter((zone) => value.includes(zone)) : null;
}

function margins(value: ParameterValue): RoomMargins | null {
  if (value === null || typeof value !== 'object' || isList(value)) return null;
  const sideM = number(value.side ?? null);
  const frontM = number(value.front ?? null);
  const backM = number(value.back ?? null);
  return sideM === null || frontM === null || backM === null ? null : { sideM, frontM, backM };
}
