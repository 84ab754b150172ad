import { drawBits, drawUnit, PURPOSE } from './draws.ts';
import { pickDays, pickQuantile, type DayTable } from './distributions.ts';
import type { NaturalHistory, World } from './world.ts';

/**
 * Infectiousness on day `day` of an infection that becomes infectious on `begin`, has its (virtual) onset on `onset` and ends on `end`.
 * Half before the day before onset, full until the day after onset, then falling linearly to 0 (after He et al. 2020).
 * `flat`: full until the end; `sloped`: full until onset, then falling linearly to 0 (Lasser et al. 2022). O(1).
 */
export function infectiousness(day: number, begin: number, onset: number, end: number, profile: NaturalHistory['profile']): number {
  if (day < begin || day >= end) return 0;
  if (profile === 'flat') return 1;
  if (profile === 'sloped') return day <= onset ? 1 : (end - day) / (end - onset);
  if (day < onset - 1) return 0.5;
  if (day <= onset + 1) return 1;
  return (end - day) / (end - onset - 1);
}

/** What chance has laid up for a person, should he be infected on `day`; absolute days. */
export interface Course {
  begin: number;
  onset: number;
  end: number;
  symptomatic: boolean;
  /** Day on which the case is noticed and isolated, and on which a test confirms it; -1 = never. */
  detected: number;
  confirmed: number;
  /** Infectivity multiplier, with the asymptomatic factor. */
  strength: number;
}

/** Address of the test of a noticed case, beyond those of regular tests. */
const DIAGNOSTIC = 0x80000;

/** A fixed time needs no draw; every draw has its own address, so leaving one out changes no other. */
function drawDays(table: DayTable, state: number, key: number, purpose: number): number {
  return table.cuts.length === 0 ? table.from : pickDays(table, drawBits(state, key, purpose, 0));
}

/** Draws the course of an infection into `into`; a pure function of (state, person, day). O(1). */
export function drawCourse(world: World, state: number, person: number, day: number, into: Course): void {
  const key = world.key[person] as number;
  const history = world.history;
  const { joint } = history;
  if (joint) {
    const u = drawUnit(state, key, PURPOSE.latent, 0);
    let low = 0;
    let high = joint.cumulated.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (u < (joint.cumulated[middle] as number)) high = middle;
      else low = middle + 1;
    }
    into.begin = day + (joint.latent[low] as number);
    into.onset = day + (joint.onset[low] as number);
    into.end = day + (joint.end[low] as number);
  } else {
    const latent = Math.max(1, drawDays(history.latent, state, key, PURPOSE.latent));
    const tail = drawDays(history.tail, state, key, PURPOSE.period);
    into.begin = day + latent;
    if (history.profile === 'flat') {
      into.onset = into.begin;
      into.end = into.begin + tail;
    } else {
      const incubation = drawDays(history.incubation, state, key, PURPOSE.incubation);
      into.onset = day + (incubation > latent ? incubation : latent);
      into.end = into.onset + 1 + tail;
    }
  }
  const likely = world.symptomatic[person] as number;
  into.symptomatic = likely >= 1 || drawUnit(state, key, PURPOSE.symptom, 0) < likely;
  const noticed = world.detection[person] as number;
  into.detected =
    into.symptomatic && noticed > 0 && drawUnit(state, key, PURPOSE.detection, 0) < noticed ? into.onset + world.rules.delayDays : -1;
  const sensitivity = world.rules.testSensitivity;
  into.confirmed =
    into.detected >= 0 && (sensitivity >= 1 || drawUnit(state, key, PURPOSE.test, DIAGNOSTIC) < sensitivity)
      ? into.detected + world.rules.testTurnaroundDays
      : -1;
  const v = history.infectivity === null ? 1 : pickQuantile(history.infectivity, drawBits(state, key, PURPOSE.infectivity, 0));
  into.strength = into.symptomatic ? v : v * world.asymptomaticFactor;
}
