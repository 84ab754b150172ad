import { assembleLayout } from './assemble-layout.ts';
import { clustersOf } from './clusters-of.ts';
import { packDay } from './pack-day.ts';
import { power } from './exact-math.ts';
import { OCCASION, type DayTemplate, type Layout } from './layout.ts';
import { ORDER, plainOccasion, type Occasion } from './occasion.ts';
import type { Parameters } from './parameters.ts';
import type { RoomModel } from './parse-room.ts';
import type { SchoolModel } from './parse-school.ts';
import type { ScenarioModel } from './parse-scenario.ts';
import type { GroupModel, PlanModel, SessionModel } from './plan-model.ts';
import { exp } from './exact-math.ts';
import type { World } from './world.ts';

/** Seats this close, as a multiple of the spacing, are neighbours; at most this many. */
const REACH = { spacings: 1.5, seats: 8 };

/** What the compilation of each day needs to know. */
interface Frame {
  plan: PlanModel;
  school: SchoolModel;
  scenario: ScenarioModel;
  /** People of each group, by place. */
  groups: number[][];
  groupOf: Int32Array;
  place: (person: number) => number;
  teacherPlace: (teacher: number) => number;
}

/**
 * Compiles a plan for a world: each kind of school day becomes its occasions in order of time (rides, gate waves, room uses cut wherever
 * somebody comes or goes, teachers' room), with the coefficients of their formulas. O(kinds of day x (sessions + people)).
 */
export function compileLayout(plan: PlanModel, school: SchoolModel, scenario: ScenarioModel, rank: Int32Array, world: World): Layout {
  const persons = school.persons.length;
  const place = (person: number): number => rank[person] as number;
  const groupOf = new Int32Array(persons).fill(-1);
  const groups = plan.groups.map((group, g) =>
    group.pupils.map((pupil) => {
      const at = place((school.pupils[pupil] as { person: number }).person);
      groupOf[at] = g;
      return at;
    }),
  );
  const teacherPlace = (teacher: number): number => place((school.teachers[teacher] as { person: number }).person);
  const clusters = clustersOf(groups, world);
  const frame: Frame = { plan, school, scenario, groups, groupOf, place, teacherPlace };
  const clusterGroup = Int32Array.from(clusters, (cluster) => groupOf[cluster[0] as number] as number);
  const groupSeated = Uint8Array.from(plan.groups, (group) => (group.seats ? 1 : 0));
  const templates = plan.templates.map((sessions) => compileDay(sessions, frame, clusterGroup, groupSeated));
  return assembleLayout({
    persons,
    days: plan.days,
    groups,
    groupSite: Int32Array.from(plan.groups, (group) => group.site),
    clusters,
    groupSeated,
    reach: reachOf(plan, groups, persons),
    pupils: school.pupils.filter((pupil) => pupil.consent).map((pupil) => place(pupil.person)),
    teachers: school.teachers.map((teacher) => place(teacher.person)),
    templateOfDay: plan.templateOfDay,
    templates,
  });
}

/** Whom each person reaches: those to whom his seat is one of the nearest 8 within 1.5 spacings. */
function reachOf(plan: PlanModel, groups: readonly (readonly number[])[], persons: number): number[][] {
  const nobody: number[] = [];
  if (plan.groups.every((group) => !group.seats)) return Array.from({ length: persons }, () => nobody);
  const reach: number[][] = Array.from({ length: persons }, () => []);
  plan.groups.forEach((group: GroupModel, g) => {
    const { seats } = group;
    if (!seats) return;
    const places = groups[g] as readonly number[];
    seats.forEach((own, i) => {
      const near = seats
        .map((seat, j) => ({ j, distance: Math.sqrt((seat.x - own.x) * (seat.x - own.x) + (seat.y - own.y) * (seat.y - own.y)) }))
        .filter(({ j, distance }) => j !== i && distance <= REACH.spacings * plan.spacingM + 1e-9)
        .sort((a, b) => a.distance - b.distance || (places[a.j] as number) - (places[b.j] as number))
        .slice(0, REACH.seats);
      for (const { j } of near) (reach[places[j] as number] as number[]).push(places[i] as number);
    });
  });
  return reach;
}

function compileDay(sessions: SessionModel[], frame: Frame, clusterGroup: Int32Array, groupSeated: Uint8Array): DayTemplate {
  const { plan, school, scenario, groups, teacherPlace } = frame;
  const p = scenario.parameters;
  const list: Occasion[] = [];
  const close = p.closeRange * power(p.closeRangeDecayPerM, 1 - plan.spacingM);
  addRooms(list, sessions, plan.rooms, p, close, teacherPlace);
  school.sites.forEach((_, site) => {
    const own = school.sites.length === 1 ? sessions : sessions.filter((session) => session.site === site);
    const waves = wavesOf(own);
    if (scenario.gate) addGate(list, waves, p, site, groups);
    if (scenario.transport) addRides(list, waves, frame, site);
    if (scenario.teachersRoom) addTeachersRoom(list, own, p, plan.spacingM, site, teacherPlace);
  });
  const groupMinutes = new Float64Array(groups.length);
  const teacherMinutes = new Float64Array(school.persons.length);
  const siteTeacherMinutes = new Float64Array(school.sites.length);
  const coming = school.sites.map(() => new Set<number>());
  for (const session of sessions) {
    const expected = coming[session.site] as Set<number>;
    for (const g of session.groups) {
      groupMinutes[g] = (groupMinutes[g] as number) + session.end - session.start;
      for (const person of groups[g] as number[]) expected.add(person);
    }
    for (const { teacher, start, end } of session.teachers) {
      const at = teacherPlace(teacher);
      teacherMinutes[at] = (teacherMinutes[at] as number) + end - start;
      siteTeacherMinutes[session.site] = (siteTeacherMinutes[session.site] as number) + end - start;
      expected.add(at);
    }
  }
  return packDay(list, {
    persons: school.persons.length,
    groups,
    groupOf: frame.groupOf,
    clusterGroup,
    groupSeated,
    groupMinutes,
    teacherMinutes,
    siteTeacherMinutes,
    siteExpected: Int32Array.from(coming, (set) => set.size),
  });
}

/** Cuts every room's day wherever a group or a teacher comes or goes, and carries the air from one piece to the next. */
function addRooms(
  list: Occasion[],
  sessions: SessionModel[],
  rooms: RoomModel[],
  p: Parameters,
  close: number,
  teacherPlace: (teacher: number) => number,
): void {
  const byRoom = new Map<number, SessionModel[]>();
  for (const session of sessions) byRoom.set(session.room, [...(byRoom.get(session.room) ?? []), session]);
  for (const [index, uses] of byRoom) {
    const room = rooms[index] as RoomModel;
    const times = [...new Set(uses.flatMap((use) => [use.start, use.end, ...use.teachers.flatMap((t) => [t.start, t.end])]))].sort(
      (a, b) => a - b,
    );
    let previous: { occasion: Occasion; end: number } | null = null;
    for (let i = 0; i + 1 < times.length; i++) {
      const [start, end] = [times[i] as number, times[i + 1] as number];
      const present = uses.filter((use) => use.start <= start && use.end >= end);
      if (present.length === 0) continue;
      const groupList = [...new Set(present.flatMap((use) => use.groups))];
      const teachers = present.flatMap((use) =>
        use.teachers.filter((t) => t.start <= start && t.end >= end).map((t) => teacherPlace(t.teacher)),
      );
      const hours = (end - start) / 60;
      const occasion: Occasion = {
        kind: OCCASION.room,
        minute: start,
        order: ORDER.room,
        minutes: end - start,
        groups: groupList,
        lone: [...new Set(teachers)],
        site: (present[0] as SessionModel).site,
        volumeM3: room.volumeM3,
        lossPerHour: room.ach + p.decayPerHour + p.depositionPerHour,
        contact: (close * hours) / 3,
        scale: p.schoolScale,
        next: null,
        gapLeft: 0,
      };
      if (previous) {
        previous.occasion.next = occasion;
        previous.occasion.gapLeft = exp(-(room.gapAch + p.decayPerHour + p.depositionPerHour) * ((start - previous.end) / 60));
      }
      previous = { occasion, end };
      list.push(occasion);
    }
  }
}

interface Wave {
  minute: number;
  arriving: boolean;
  groups: number[];
}

/** Who arrives and who leaves when; back-to-back sessions of a group are one stay. */
function wavesOf(sessions: SessionModel[]): Wave[] {
  const waves = new Map<string, Wave>();
  const join = (minute: number, arriving: boolean, g: number): void => {
    const key = `${minute}${arriving ? 'in' : 'out'}`;
    const wave = waves.get(key) ?? { minute, arriving, groups: [] };
    if (!wave.groups.includes(g)) wave.groups.push(g);
    waves.set(key, wave);
  };
  for (const session of sessions) {
    for (const g of session.groups) {
      if (!sessions.some((other) => other.groups.includes(g) && other.end === session.start)) join(session.start, true, g);
      if (!sessions.some((other) => other.groups.includes(g) && other.start === session.end)) join(session.end, false, g);
    }
  }
  return [...waves.values()];
}

/** Every wave mixes in itself; two waves less than 30 minutes apart also mix with each other, the less the further apart. */
function addGate(list: Occasion[], waves: Wave[], p: Parameters, site: number, groups: readonly (readonly number[])[]): void {
  const dose = p.gateContact * p.gateOutdoorFactor * (p.gateWaitMinutes / 10);
  const people = (of: readonly number[]): number => of.reduce((sum, g) => sum + (groups[g] as readonly number[]).length, 0);
  waves.forEach((wave, i) => {
    const order = wave.arriving ? ORDER.gateIn : ORDER.gateOut;
    if (people(wave.groups) > 1) list.push({ ...plainOccasion(OCCASION.gate, wave.minute, order, site, dose), groups: [...wave.groups] });
    for (const other of waves.slice(i + 1)) {
      const overlap = 1 - Math.abs(other.minute - wave.minute) / 30;
      if (overlap <= 0) continue;
      const mixing = plainOccasion(OCCASION.gate, Math.max(wave.minute, other.minute), ORDER.mixing, site, dose * overlap);
      list.push({ ...mixing, groups: [...new Set([...wave.groups, ...other.groups])] });
    }
  });
}

/** Pupils of one transport group who travel in the same wave share the vehicle there and back. */
function addRides(list: Occasion[], waves: Wave[], { school, scenario, place, groups }: Frame, site: number): void {
  const p = scenario.parameters;
  const riders = new Map<number, { key: string; transport: string }>();
  for (const pupil of school.pupils) {
    if (school.persons[pupil.person]?.school !== site) continue;
    if (pupil.transportGroup === null || pupil.transport === 'WALK' || pupil.transport === 'PRIVATE') continue;
    riders.set(place(pupil.person), { key: `${pupil.transport} ${pupil.transportGroup}`, transport: pupil.transport });
  }
  if (riders.size === 0) return;
  for (const wave of waves) {
    const vehicles = new Map<string, { transport: string; members: number[] }>();
    for (const member of wave.groups.flatMap((g) => groups[g] as number[])) {
      const rider = riders.get(member);
      if (!rider) continue;
      const vehicle = vehicles.get(rider.key) ?? { transport: rider.transport, members: [] };
      vehicle.members.push(member);
      vehicles.set(rider.key, vehicle);
    }
    for (const { transport, members } of vehicles.values()) {
      if (members.length < 2) continue;
      const order = wave.arriving ? ORDER.rideIn : ORDER.rideOut;
      const isOjek = transport === 'OJEK';
      const near = p.closeRange * power(p.closeRangeDecayPerM, 1 - p.ojekSpacingM) * (p.rideMinutes / 180);
      list.push({
        ...plainOccasion(isOjek ? OCCASION.ojek : OCCASION.vehicle, wave.minute, order, site, isOjek ? near : 0),
        lone: members,
        minutes: isOjek ? 0 : p.rideMinutes,
        volumeM3: transport === 'BUS' ? p.busM3 : p.angkotM3,
        lossPerHour: (transport === 'BUS' ? p.busAch : p.angkotAch) + p.decayPerHour + p.depositionPerHour,
      });
    }
  }
}

/** Teachers who taught in sessions that end at the same time spend one break together. */
function addTeachersRoom(
  list: Occasion[],
  sessions: SessionModel[],
  p: Parameters,
  spacingM: number,
  site: number,
  teacherPlace: (teacher: number) => number,
): void {
  const breaks = new Map<number, Set<number>>();
  for (const session of sessions) {
    const set = breaks.get(session.end) ?? new Set<number>();
    for (const { teacher } of session.teachers) set.add(teacherPlace(teacher));
    breaks.set(session.end, set);
  }
  const close = p.closeRange * power(p.closeRangeDecayPerM, 1 - spacingM) * (p.teachersRoomMinutes / 180);
  for (const [minute, members] of breaks) {
    if (members.size < 2) continue;
    list.push({
      ...plainOccasion(OCCASION.teachersRoom, minute, ORDER.teachersRoom, site, close),
      lone: [...members],
      minutes: p.teachersRoomMinutes,
      volumeM3: p.teachersRoomM3,
      lossPerHour: p.teachersRoomAch + p.decayPerHour + p.depositionPerHour,
    });
  }
}
