import { NO_CLAIMS, withClaims, type Opened } from '@giliran/db';
import { addDailyReport, dailyReportRevisions } from '@giliran/db/queries/daily';
import { lifecycleEventsOf } from '@giliran/db/queries/lifecycle';
import { schoolsOfKabupaten } from '@giliran/db/queries/schools';
import { addDays, randomUnit, weekdayOf, type Day } from '@giliran/kernel';
import { standingOf, stepOf } from '@giliran/planning/lifecycle';
import { readinessTemplate } from '@giliran/policy/lifecycle';
import { DEMO_KABUPATEN } from './demo-schools.ts';

const SEED = 51_2021;
/** The last day for which the demo holds reports. */
const LAST: Day = '2021-09-24';
const SYMPTOMS = readinessTemplate().dailyReportFields.find((field) => field.name === 'symptom_counts')?.keys ?? [];

/**
 * Writes the daily health reports of the open synthetic schools, from their first day of lessons to the day before `until`: counts
 * from a seeded draw, some days without a report, some a day late, a few corrected. Recorded by "demo". Once only.
 */
export async function writeDailyReports(opened: Opened, until: Day): Promise<void> {
  const claims = { ...NO_CLAIMS, userId: 'demo', dinasCodes: [DEMO_KABUPATEN] };
  const schools = await withClaims(opened.db, claims, (tx) => schoolsOfKabupaten(tx, DEMO_KABUPATEN));
  const ids = schools.map(({ id }) => id);
  await withClaims(opened.db, { ...claims, schoolIds: ids }, async (tx) => {
    const events = await lifecycleEventsOf(tx, ids);
    for (const { id, npsn, recapPupils, recapTeachers } of schools) {
      const { state, startDay, suspensions } = standingOf(events.filter((row) => row.schoolId === id).map(stepOf));
      if (startDay === null || state === 'REVOKED' || (await dailyReportRevisions(tx, id, startDay)).length > 0) continue;
      for (let day = startDay, i = 0; day < until && day <= LAST; day = addDays(day, 1), i++) {
        if (weekdayOf(day) === 'Min' || suspensions.some(({ from, to }) => from <= day && (to === null || day < to))) continue;
        const u = (counter: number) => randomUnit(SEED, Number(npsn.slice(1)), i, counter);
        // One day in twelve nobody sends a report.
        if (u(0) < 1 / 12) continue;
        const expected = Math.ceil((recapPupils ?? 0) / 2);
        const staff = recapTeachers ?? 0;
        const ill = u(1) < 0.25 ? 1 + Math.floor(u(2) * 2) : 0;
        const symptom = SYMPTOMS[Math.floor(u(3) * SYMPTOMS.length)];
        const report = {
          schoolId: id,
          day,
          expectedPupils: expected,
          presentPupils: Math.max(0, expected - Math.floor(u(4) * 4) - ill),
          expectedStaff: staff,
          presentStaff: Math.max(0, staff - (u(5) < 0.2 ? 1 : 0)),
          screened: expected,
          overTemperature: null,
          sentHome: ill,
          referred: ill > 1 ? 1 : 0,
          confirmedNew: 0,
          symptoms: ill > 0 && symptom ? { [symptom]: ill } : {},
          sentOn: u(6) < 0.1 && addDays(day, 1) < until ? addDays(day, 1) : day,
          recordedBy: 'demo',
        };
        await addDailyReport(tx, report);
        if (u(7) < 0.08) await addDailyReport(tx, { ...report, presentPupils: Math.max(0, report.presentPupils - 1) });
      }
    }
  });
}
