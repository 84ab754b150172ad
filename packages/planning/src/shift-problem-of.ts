import type { Answer, ResolvedPolicy } from '@giliran/policy';
import { InputError } from '@giliran/kernel';
import type { Lessons, ShiftProblem, ShiftPupil } from '@giliran/schedule';
import { parseLessonDemand } from './lesson-demand.ts';
import { roomLimits } from './room-limits.ts';
import type { PupilFacts, RombelFacts, SchoolFacts } from './school-facts.ts';

/** A fact that keeps a room out of the plan; the plan goes on without it. */
export interface LeftOut {
  roomId: string;
  provisionId: string;
  message: string;
}

export interface SchoolProblem {
  problem: ShiftProblem;
  leftOut: LeftOut[];
  /** Pupils with a recorded no or who stay at home for now: they are not placed. */
  atHome: { pupilId: string; rombelId: string }[];
}

const MINUTES_OF_A_DAY = 1440;

/**
 * The pupils of a rombel: the list, or roster numbers when only a count is known. Of these a number that signed for home has
 * consent NO; the others have YES once as many choices were counted as there are of them, and are unknown before. O(pupils).
 */
export function pupilsOf(rombel: RombelFacts): PupilFacts[] {
  if (rombel.pupils.length > 0) return rombel.pupils;
  const home = new Set(rombel.countedConsent?.homeNumbers.filter((number) => number <= rombel.pupilCount));
  // Counts name nobody: only when there are papers for all who come is it known of each.
  const answer = (atHome: boolean, papers: number | undefined): Answer =>
    atHome ? 'NO' : papers !== undefined && papers >= rombel.pupilCount - home.size ? 'YES' : 'UNKNOWN';
  return Array.from({ length: rombel.pupilCount }, (_, i) => ({
    id: `${rombel.id}#${i + 1}`,
    rosterNumber: i + 1,
    sex: null,
    consent: answer(home.has(i + 1), rombel.countedConsent?.yes),
    ...(rombel.countedConsent ? { permission: answer(home.has(i + 1), rombel.countedConsent.permission) } : {}),
    familyId: null,
  }));
}

/**
 * The scheduling problem of a school: rooms with their lawful seats, teachers, pupils, and the limits of the policy.
 * A pupil whose parents' choice is not recorded yet counts as coming (the finding P5.1.d says so); a recorded no stays home.
 * Rooms without sizes are left out and named. `seats` may bring known room capacities (id -> seats), else each is computed.
 * With subject teachers every teacher may meet every rombel: what is taught where stands in the lesson demand.
 * Throws InputError when pupils are to be separated by sex and a pupil's sex is not known, or when the subjects of a rombel ask for
 * more periods than its sessions have.
 */
export function shiftProblemOf(facts: SchoolFacts, policy: ResolvedPolicy, seats?: ReadonlyMap<string, number | null>): SchoolProblem {
  const { setting } = facts;
  const { maxPupilsPerRoom, maxMinutesPerPupilDay, capacityFractionMax } = policy.limits;
  const largest = Math.max(0, ...facts.rombel.map((rombel) => pupilsOf(rombel).length));
  const byFraction = capacityFractionMax.value === null ? Infinity : Math.floor(capacityFractionMax.value * largest + 1e-9);
  const leftOut: LeftOut[] = [];
  const rooms = facts.rooms.flatMap((room) => {
    const known = seats?.get(room.id);
    const count = known === undefined ? roomLimits(room, policy).capacity.count : known;
    if (count === null) {
      leftOut.push({
        roomId: room.id,
        provisionId: 'L3.1.1',
        message: `Ukuran ${room.name} belum diketahui, jadi ruang ini belum dipakai (L3.1.1). Ukur lebar dan panjangnya, lalu isi di halaman Ruang.`,
      });
      return [];
    }
    return [{ id: room.id, cap: Math.min(count, byFraction), ...(room.unavailable ? { unavailable: room.unavailable } : {}) }];
  });
  const most = Math.max(1, ...rooms.map((room) => room.cap));
  const atHome: SchoolProblem['atHome'] = [];
  const rombel = facts.rombel.map((r) => ({
    id: r.id,
    grade: r.grade ?? r.name,
    pupils: pupilsOf(r).map((pupil): ShiftPupil => {
      if (pupil.consent === 'NO' || pupil.staysHome) atHome.push({ pupilId: pupil.id, rombelId: r.id });
      if (setting.genderRule && pupil.sex === null) {
        throw new InputError(
          '/setting/genderRule',
          `sesi putra dan putri dipisah, tetapi JK siswa nomor ${pupil.rosterNumber} di ${r.name} belum diisi; lengkapi dari Dapodik`,
        );
      }
      return { id: pupil.id, sex: pupil.sex ?? 'L', consent: pupil.consent !== 'NO' && !pupil.staysHome, fam: pupil.familyId };
    }),
  }));
  const lessons = lessonsOf(facts);
  return {
    problem: {
      level: facts.form,
      days: setting.days,
      shifts: setting.shifts.map(({ id, start, end, days }) => ({ id, start, end, ...(days ? { days } : {}) })),
      rules: {
        maxGroup: Math.max(1, Math.min(maxPupilsPerRoom.value ?? most, byFraction)),
        maxMinutesPerDay: maxMinutesPerPupilDay.value ?? MINUTES_OF_A_DAY,
        roomGapMinutes: setting.roomGapMin,
        teacherGapMinutes: setting.teacherGapMin,
        minSessions: setting.minSessions,
        gender: setting.genderRule,
        ...(setting.maxCampusPupils === null ? {} : { maxCampusPupils: setting.maxCampusPupils }),
      },
      rooms,
      teachers: facts.teachers.map((teacher) => ({
        id: teacher.id,
        rombel: lessons || teacher.rombelId === null ? '*' : [teacher.rombelId, ...(teacher.standsInFor ?? [])],
        ...(teacher.maxDay === null ? {} : { maxDay: teacher.maxDay }),
        ...(teacher.maxWeek === null ? {} : { maxWeek: teacher.maxWeek }),
        ...(teacher.maxPeriods === null || teacher.maxPeriods === undefined ? {} : { maxPeriods: teacher.maxPeriods }),
        ...(teacher.unavailable ? { unavailable: teacher.unavailable } : {}),
      })),
      rombel,
      ...(setting.mergeable.length > 0 ? { mergeable: setting.mergeable } : {}),
      gate: setting.gate && { perMinute: setting.gate.perMinute, windowMinutes: setting.gate.windowMin },
      ...(lessons ? { lessons } : {}),
      ...(setting.weeks === 2 ? { weeks: 2 } : {}),
    },
    leftOut,
    atHome,
  };
}

/** The lessons as the engine takes them, null with class teachers. O(demand). */
function lessonsOf(facts: SchoolFacts): Lessons | null {
  if (!facts.setting.lessons) return null;
  const demand = parseLessonDemand(facts.lessonDemand ?? [], facts, '/lessonDemand');
  return {
    ...facts.setting.lessons,
    demand: demand.map(({ rombelId, subject, teacherId, periods }) => ({ rombel: rombelId, subject, teacher: teacherId, periods })),
  };
}
