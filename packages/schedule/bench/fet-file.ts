import type { PlanGroup, PlanSession, ShiftPlan, ShiftProblem } from '../src/shift-problem.ts';

const minutes = (t: string): number => Number(t.slice(0, 2)) * 60 + Number(t.slice(3));
const text = (s: string): string => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Can FET be asked about this school? Its hours are whole, so shifts must not overlap nor break the rests; no lessons in a session. */
export function fetCanSay(problem: ShiftProblem): boolean {
  const rest = Math.max(problem.rules.roomGapMinutes, problem.rules.teacherGapMinutes);
  const order = [...problem.shifts].sort((a, b) => a.start.localeCompare(b.start));
  const apart = order.every((s, i) => i === 0 || minutes(s.start) - minutes(order[i - 1]!.end) >= rest);
  const lawful = problem.shifts.every((s) => minutes(s.end) - minutes(s.start) <= problem.rules.maxMinutesPerDay);
  return apart && lawful && !problem.lessons && problem.rules.gender !== 'shift';
}

/**
 * A FET file for given groups with `f` sessions each: days and shifts become days and hours, every session an activity with the
 * group's teacher (dealt in turn where several may teach), in a room with enough seats, at most one a day. Gate and campus limits
 * have no constraint in FET.
 */
export function fetFile(problem: ShiftProblem, groups: PlanGroup[], f: number): string {
  const rombelOf = new Map(problem.rombel.flatMap((c) => c.pupils.map((p) => [p.id, c.id] as const)));
  const given = new Map(problem.teachers.map((t) => [t.id, 0]));
  const activities = groups.flatMap((g) => {
    const rombel = new Set(g.pupils.map((p) => rombelOf.get(p)!));
    const may = problem.teachers.filter((t) => t.rombel === '*' || [...rombel].some((c) => t.rombel.includes(c)));
    return Array.from({ length: f }, () => {
      const free = (t: (typeof may)[number]): number =>
        (t.maxWeek ?? (t.maxDay ?? problem.shifts.length) * problem.days.length) - given.get(t.id)!;
      const teacher = may.reduce<(typeof may)[number] | null>((a, b) => (a === null || free(b) > free(a) ? b : a), null);
      if (teacher) given.set(teacher.id, given.get(teacher.id)! + 1);
      return { group: g, teacher: teacher?.id ?? '' };
    });
  });
  const times = (list: [string, string][]): string =>
    `<Number_of_Not_Available_Times>${list.length}</Number_of_Not_Available_Times>${list
      .map(([day, shift]) => `<Not_Available_Time><Day>${text(day)}</Day><Hour>${text(shift)}</Hour></Not_Available_Time>`)
      .join('')}`;
  const always = '<Weight_Percentage>100</Weight_Percentage><Active>true</Active><Comments></Comments>';
  const breaks = problem.days.flatMap((day) =>
    problem.shifts.filter((s) => s.days && !s.days.includes(day)).map((s): [string, string] => [day, s.id]),
  );
  const list = (tag: string, items: string[]): string => `<${tag}>${items.join('')}</${tag}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<fet version="6.8.5"><Institution_Name>bench</Institution_Name><Comments></Comments>
<Days_List><Number_of_Days>${problem.days.length}</Number_of_Days>${problem.days.map((d) => `<Day><Name>${text(d)}</Name></Day>`).join('')}</Days_List>
<Hours_List><Number_of_Hours>${problem.shifts.length}</Number_of_Hours>${problem.shifts.map((s) => `<Hour><Name>${text(s.id)}</Name></Hour>`).join('')}</Hours_List>
<Subjects_List><Subject><Name>S</Name><Comments></Comments></Subject></Subjects_List><Activity_Tags_List></Activity_Tags_List>
${list(
  'Teachers_List',
  problem.teachers.map(
    (t) =>
      `<Teacher><Name>${text(t.id)}</Name><Target_Number_of_Hours>0</Target_Number_of_Hours><Qualified_Subjects></Qualified_Subjects><Comments></Comments></Teacher>`,
  ),
)}
${list(
  'Students_List',
  groups.map(
    (g) => `<Year><Name>${text(g.id)}</Name><Number_of_Students>${g.pupils.length}</Number_of_Students><Comments></Comments></Year>`,
  ),
)}
${list(
  'Activities_List',
  activities.map(
    (a, i) =>
      `<Activity>${a.teacher ? `<Teacher>${text(a.teacher)}</Teacher>` : ''}<Subject>S</Subject><Students>${text(a.group.id)}</Students><Duration>1</Duration><Total_Duration>1</Total_Duration><Id>${i + 1}</Id><Activity_Group_Id>0</Activity_Group_Id><Active>true</Active><Comments></Comments></Activity>`,
  ),
)}
<Buildings_List></Buildings_List>
${list(
  'Rooms_List',
  problem.rooms.map(
    (r) =>
      `<Room><Name>${text(r.id)}</Name><Building></Building><Capacity>${Math.min(r.cap, problem.rules.maxGroup)}</Capacity><Virtual>false</Virtual><Comments></Comments></Room>`,
  ),
)}
${list('Time_Constraints_List', [
  `<ConstraintBasicCompulsoryTime>${always}</ConstraintBasicCompulsoryTime>`,
  `<ConstraintStudentsMaxHoursDaily><Maximum_Hours_Daily>1</Maximum_Hours_Daily>${always}</ConstraintStudentsMaxHoursDaily>`,
  ...(breaks.length > 0
    ? [
        `<ConstraintBreakTimes><Number_of_Break_Times>${breaks.length}</Number_of_Break_Times>${breaks
          .map(([day, shift]) => `<Break_Time><Day>${text(day)}</Day><Hour>${text(shift)}</Hour></Break_Time>`)
          .join('')}${always}</ConstraintBreakTimes>`,
      ]
    : []),
  ...problem.teachers.flatMap((t) => [
    ...(t.unavailable?.length
      ? [
          `<ConstraintTeacherNotAvailableTimes><Teacher>${text(t.id)}</Teacher>${times(t.unavailable)}${always}</ConstraintTeacherNotAvailableTimes>`,
        ]
      : []),
    ...(t.maxDay === undefined
      ? []
      : [
          `<ConstraintTeacherMaxHoursDaily><Teacher_Name>${text(t.id)}</Teacher_Name><Maximum_Hours_Daily>${t.maxDay}</Maximum_Hours_Daily>${always}</ConstraintTeacherMaxHoursDaily>`,
        ]),
  ]),
])}
${list('Space_Constraints_List', [
  `<ConstraintBasicCompulsorySpace>${always}</ConstraintBasicCompulsorySpace>`,
  ...problem.rooms.flatMap((r) =>
    r.unavailable?.length
      ? [`<ConstraintRoomNotAvailableTimes><Room>${text(r.id)}</Room>${times(r.unavailable)}${always}</ConstraintRoomNotAvailableTimes>`]
      : [],
  ),
  ...activities.map((a, i) => {
    const rooms = problem.rooms.filter((r) => Math.min(r.cap, problem.rules.maxGroup) >= a.group.pupils.length);
    return `<ConstraintActivityPreferredRooms><Activity_Id>${i + 1}</Activity_Id><Number_of_Preferred_Rooms>${rooms.length}</Number_of_Preferred_Rooms>${rooms.map((r) => `<Preferred_Room>${text(r.id)}</Preferred_Room>`).join('')}${always}</ConstraintActivityPreferredRooms>`;
  }),
])}
</fet>
`;
}

/** The plan in FET's `..._activities.xml` for the file of these groups; null when an activity has no time or room. */
export function planOfFet(problem: ShiftProblem, groups: PlanGroup[], file: string, activitiesXml: string): ShiftPlan | null {
  const plain = (s: string): string => s.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const asked = [...file.matchAll(/<Activity>(?:<Teacher>([^<]*)<\/Teacher>)?<Subject>S<\/Subject><Students>([^<]*)<\/Students>/g)];
  const sessions: PlanSession[] = [];
  for (const [, id, day, hour, room] of activitiesXml.matchAll(
    /<Id>(\d+)<\/Id>\s*<Day>([^<]*)<\/Day>\s*<Hour>([^<]*)<\/Hour>\s*<Room>([^<]*)<\/Room>/g,
  )) {
    const activity = asked[Number(id) - 1];
    if (!activity || !day || !hour || !room) return null;
    sessions.push({
      group: plain(activity[2]!),
      day: plain(day),
      shift: plain(hour),
      room: plain(room),
      teacher: plain(activity[1] ?? ''),
    });
  }
  return sessions.length === asked.length ? { groups, sessions } : null;
}
