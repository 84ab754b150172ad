import type { RoomCapacity } from '@giliran/capacity';
import type { SchoolFacts } from '@giliran/planning';
import type { EducationForm } from '@giliran/policy';
import { consentTalliesOf, type ConsentTallyRow } from '@giliran/db/queries/consent-tallies';
import { pupilsBySchool, rombelBySchool, teachersBySchool } from '@giliran/db/queries/people';
import { lessonsBySchool } from '@giliran/db/queries/lessons';
import { roomsBySchool } from '@giliran/db/queries/rooms';
import type { SchoolRow } from '@giliran/db/queries/schools';
import { zoneHistory } from './area-of.ts';
import { calendarOf } from './calendar-of.ts';
import type { Reader } from './context.ts';
import { LAST_DAY, newestPermissions } from './newest-permissions.ts';
import { groupBy } from './batched.ts';
import { roomLimitsOf, roomSizeOf } from './room-limits-of.ts';
import { settingOf } from './setting-of.ts';

/**
 * Everything planning needs of one school, read from the database in eight statements; one more with subject teachers, one more for
 * lists of pupils, one more when a rombel has no list. No names.
 */
export async function factsOf(context: Reader, school: SchoolRow): Promise<{ facts: SchoolFacts; capacities: Map<string, RoomCapacity> }> {
  const ids = [school.id];
  const { setting } = await settingOf(context, school);
  const rooms = await roomsBySchool(context.tx, ids);
  const rombel = await rombelBySchool(context.tx, ids);
  const teachers = await teachersBySchool(context.tx, ids);
  const lessons = setting.lessons ? await lessonsBySchool(context.tx, ids) : null;
  const pupils = groupBy(await pupilsBySchool(context.tx, ids), (pupil) => pupil.rombelId);
  const counted = new Map(
    rombel.some(({ id }) => !pupils.has(id))
      ? (await consentTalliesOf(context.tx, ids, LAST_DAY)).map((tally) => [tally.rombelId, tally])
      : [],
  );
  const permissions = pupils.size > 0 ? await newestPermissions(context, school.id) : null;
  const history = await zoneHistory(context, school);
  const capacities = new Map<string, RoomCapacity>();
  for (const room of rooms) capacities.set(room.id, (await roomLimitsOf(context, room)).capacity);
  return {
    capacities,
    facts: {
      id: school.id,
      form: school.form as EducationForm,
      setting,
      rooms: rooms.map((room) => ({ id: room.id, name: room.name, site: room.site, ...roomSizeOf(room) })),
      teachers: teachers.map(({ id, name, rombelId, maxDay, maxWeek, maxPeriods }) => ({
        id,
        name,
        rombelId,
        maxDay,
        maxWeek,
        ...(maxPeriods === null ? {} : { maxPeriods }),
      })),
      ...(lessons === null
        ? {}
        : {
            lessonDemand: lessons.map(({ rombelId, subject, teacherId, periods }) => ({ rombelId, subject, teacherId, periods })),
          }),
      rombel: rombel.map((r) => ({
        id: r.id,
        name: r.name,
        grade: r.grade,
        pupilCount: r.pupilCount,
        ...countedConsentOf(counted.get(r.id)),
        pupils: (pupils.get(r.id) ?? []).map(({ id, rosterNumber, sex, consent, familyId }) => ({
          id,
          rosterNumber,
          sex,
          consent,
          permission: permissions?.get(id) ?? 'UNKNOWN',
          familyId,
        })),
      })),
      zoneHistory: history,
      calendar: await calendarOf(context, school),
    },
  };
}

/** What a rombel without a list counted, as planning reads it. */
function countedConsentOf(tally: ConsentTallyRow | undefined): Pick<SchoolFacts['rombel'][number], 'countedConsent'> {
  if (!tally) return {};
  return { countedConsent: { yes: tally.yesCount, permission: tally.permissionCount, homeNumbers: tally.homeNumbers } };
}
