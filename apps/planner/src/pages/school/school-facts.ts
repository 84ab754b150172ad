import type { Day } from '@giliran/kernel';
import type { PupilFacts, RoomFacts, RoomLayout, SavedPlan, SchoolFacts, SchoolSetting } from '@giliran/planning';
import { planChangesOf } from './plan-changes-of.ts';
import type { QueriedPlan, QueriedSchool } from './school-facts-query.ts';

/** The queried school as the engines read it: metres become centimetres, names of pupils stay behind. O(pupils). */
export function schoolFactsOf(school: QueriedSchool): SchoolFacts {
  const pupilsByRombel = new Map<string, PupilFacts[]>();
  for (const { id, rombelId, rosterNumber, sex, consent, newestPermission: permission, familyId } of school.pupils) {
    const list = pupilsByRombel.get(rombelId);
    const pupil: PupilFacts = { id, rosterNumber, sex, consent, permission, familyId };
    if (list) list.push(pupil);
    else pupilsByRombel.set(rombelId, [pupil]);
  }
  return {
    id: school.id,
    form: school.form,
    setting: settingFactsOf(school),
    rooms: school.rooms.map(roomFactsOf),
    teachers: school.teachers.map(({ id, name, rombelId, maxDay, maxWeek, maxPeriods }) => ({
      id,
      name,
      rombelId,
      maxDay,
      maxWeek,
      maxPeriods,
    })),
    rombel: school.rombel.map(({ id, name, grade, pupilCount, consentTallies: [counted] }) => ({
      id,
      name,
      grade,
      pupilCount,
      pupils: pupilsByRombel.get(id) ?? [],
      ...(counted ? { countedConsent: { yes: counted.yes, permission: counted.permission, homeNumbers: [...counted.homeNumbers] } } : {}),
    })),
    lessonDemand: school.lessonDemand.map(({ rombelId, subject, teacherId, periods }) => ({ rombelId, subject, teacherId, periods })),
    zoneHistory: school.zoneHistory.map(({ from, zone }) => ({ from: from as SchoolFacts['zoneHistory'][number]['from'], zone })),
    calendar: calendarOf(school.calendar),
  };
}

type QueriedRoom = Omit<QueriedSchool['rooms'][number], 'capacity'>;

/** A queried room as the engines read it. O(1). */
export function roomFactsOf(room: QueriedRoom): RoomFacts {
  return {
    id: room.id,
    name: room.name,
    site: room.site,
    widthCm: centimetres(room.widthM),
    lengthCm: centimetres(room.lengthM),
    sideMarginCm: Math.round(room.sideMarginM * 100),
    frontZoneCm: Math.round(room.frontZoneM * 100),
    backMarginCm: Math.round(room.backMarginM * 100),
    layout: room.layout as RoomLayout | null,
  };
}

/** A stored plan version as the engines read it. O(pupils + sessions). */
export function savedPlanOfVersion(version: Pick<QueriedPlan, 'groups' | 'sessions' | 'changes'>): SavedPlan {
  const changes = planChangesOf(version.changes);
  return {
    groups: version.groups.map(({ id, label, rombelId, pupilIds }) => ({ id, label, rombelId, pupils: [...pupilIds] })),
    sessions: version.sessions.map((s) => ({
      group: s.groupId,
      ...(s.week ? { week: s.week } : {}),
      day: s.day,
      shift: s.shiftId,
      room: s.roomId,
      teacher: s.teacherId,
      ...(s.lessons.length > 0
        ? { lessons: s.lessons.map(({ period, subject, teacherId }) => ({ period, subject, teacher: teacherId })) }
        : {}),
      locked: s.locked,
    })),
    ...(changes.length > 0 ? { changes } : {}),
  };
}

function calendarOf({ startedOn, suspensions, closures }: QueriedSchool['calendar']): NonNullable<SchoolFacts['calendar']> {
  return {
    startedOn: startedOn as Day | null,
    suspensions: suspensions.map(({ from, to }) => ({ from: from as Day, to: to as Day | null })),
    closures: closures.map(({ name, scope, from }) => ({ id: name, scope, from: from as Day, endsOn: null, endedOn: null })),
  };
}

function settingFactsOf({ setting }: QueriedSchool): SchoolSetting {
  const { genderRule, canteen } = setting;
  return {
    regulationIds: [...setting.regulationIds],
    phase: setting.phase,
    startDate: setting.startDate as SchoolSetting['startDate'],
    days: [...setting.days],
    shifts: setting.shifts.map(({ id, name, start, end, days }) => ({ id, name, start, end, ...(days ? { days: [...days] } : {}) })),
    roomGapMin: setting.roomGapMin,
    teacherGapMin: setting.teacherGapMin,
    minSessions: setting.minSessions,
    gate: setting.gate && { perMinute: setting.gate.perMinute, windowMin: setting.gate.windowMin },
    maxCampusPupils: setting.maxCampusPupils,
    genderRule: genderRule === 'group' || genderRule === 'shift' ? genderRule : null,
    mergeable: setting.mergeable.map((set) => [...set]),
    canteen: canteen === 'OPEN' || canteen === 'CLOSED' ? canteen : null,
    readinessShare: setting.readinessShare,
    weeks: setting.weeks === 2 ? 2 : 1,
    lessons: setting.lessons && {
      periodsPerSession: setting.lessons.periodsPerSession,
      sessionsPerGroup: setting.lessons.sessionsPerGroup,
    },
    local: JSON.parse(setting.localRules) as NonNullable<SchoolSetting['local']>,
  };
}

function centimetres(metres: number | null): number | null {
  return metres === null ? null : Math.round(metres * 100);
}
