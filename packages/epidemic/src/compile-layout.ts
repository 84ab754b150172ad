import { exp, power } from './exact-math.ts';
import { OCCASION, type DayTemplate, type Layout } from './layout.ts';
import type { Parameters } from './parameters.ts';
import type { RoomModel, SchoolModel } from './parse-school.ts';
import type { ScenarioModel } from './parse-scenario.ts';
import type { PlanModel, SessionModel } from './plan-model.ts';
import { airCoefficients } from './room-air.ts';

interface Occasion {
  kind: number;
  minute: number;
  /** Order of what happens at the same minute. */
  order: number;
  members: number[];
  groups: number[];
  minutes: number;
  volumeM3: number;
  lossPerHour: number;
  contact: number;
  next: Occasion | null;
  gapLeft: number;
}

const ORDER = { teachersRoom: 0, gateOut: 1, mixing: 2, rideOut: 3, rideIn: 4, gateIn: 5, room: 6 };

/**
 * Compiles a plan for a world: each kind of school day becomes its occasions in order of time (rides, gate waves, room uses cut wherever
 * somebody comes or goes, teachers' room), with the coefficients of their formulas. O(kinds of day x (sessions + people)).
 */
export function compileLayout(
  plan: PlanModel,
  school: SchoolModel,
  scenario: ScenarioModel,
  rank: Int32Array,
  zoneClosed: Uint8Array,
): Layout {
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
  const templates = plan.templates.map((sessions) => compileDay(sessions, plan, groups, groupOf, school, scenario, place));
  const attends = new Uint8Array(persons);
  for (const template of templates) for (const person of template.member) attends[person] = 1;
  return {
    days: plan.days,
    groups: groups.length,
    groupOf,
    groupSize: Int32Array.from(groups, (group) => group.length),
    pupils: Int32Array.from(
      school.pupils.filter((pupil) => pupil.consent),
      (pupil) => place(pupil.person),
    ).sort(),
    teachers: Int32Array.from(school.teachers, (teacher) => place(teacher.person)).sort(),
    templateOfDay: plan.templateOfDay,
    zoneClosed,
    attends,
    attendees: attends.reduce((sum, one) => sum + one, 0),
    templates,
  };
}

function compileDay(
  sessions: SessionModel[],
  plan: PlanModel,
  groups: number[][],
  groupOf: Int32Array,
  school: SchoolModel,
  scenario: ScenarioModel,
  place: (person: number) => number,
): DayTemplate {
  const p = scenario.parameters;
  const persons = school.persons.length;
  const teacherPlace = (teacher: number): number => place((school.teachers[teacher] as { person: number }).person);
  const list: Occasion[] = [];
  const close = p.closeRange * power(p.closeRangeDecayPerM, 1 - plan.spacingM);
  addRooms(list, sessions, plan.rooms, groups, p, close, teacherPlace);
  const waves = wavesOf(sessions, groups);
  if (scenario.gate) addGate(list, waves, p);
  if (scenario.transport) addRides(list, waves, school, p, place);
  if (scenario.teachersRoom) addTeachersRoom(list, sessions, p, plan.spacingM, teacherPlace);
  // A stable order that does not depend on the order of the input: time, kind, then the members.
  for (const occasion of list) occasion.members.sort((a, b) => a - b);
  list.sort((a, b) => a.minute - b.minute || a.order - b.order || (a.members[0] ?? 0) - (b.members[0] ?? 0));

  const groupMinutes = new Float64Array(groups.length);
  const teacherMinutes = new Float64Array(persons);
  const coming = new Set<number>();
  for (const session of sessions) {
    for (const g of session.groups) {
      groupMinutes[g] = (groupMinutes[g] as number) + session.end - session.start;
      for (const person of groups[g] as number[]) coming.add(person);
    }
    for (const { teacher, start, end } of session.teachers) {
      const at = teacherPlace(teacher);
      teacherMinutes[at] = (teacherMinutes[at] as number) + end - start;
      coming.add(at);
    }
  }
  return pack(list, persons, groupOf, groupMinutes, teacherMinutes, coming.size);
}

/** Cuts every room's day wherever a group or a teacher comes or goes, and carries the air from one piece to the next. */
function addRooms(
  list: Occasion[],
  sessions: SessionModel[],
  rooms: RoomModel[],
  groups: number[][],
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
        members: [...new Set([...groupList.flatMap((g) => groups[g] as number[]), ...teachers])],
        volumeM3: room.volumeM3,
        lossPerHour: room.ach + p.decayPerHour + p.depositionPerHour,
        contact: (close * hours) / 3,
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
  members: number[];
}

/** Who arrives and who leaves when; back-to-back sessions of a group are one stay. */
function wavesOf(sessions: SessionModel[], groups: number[][]): Wave[] {
  const waves = new Map<string, Wave>();
  const join = (minute: number, arriving: boolean, g: number): void => {
    const key = `${minute}${arriving ? 'in' : 'out'}`;
    const wave = waves.get(key) ?? { minute, arriving, groups: [], members: [] };
    wave.groups.push(g);
    wave.members.push(...(groups[g] as number[]));
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

function plain(kind: number, minute: number, order: number, members: number[], contact: number): Occasion {
  return { kind, minute, order, members, groups: [], minutes: 0, volumeM3: 1, lossPerHour: 1, contact, next: null, gapLeft: 0 };
}

/** Every wave mixes in itself; two waves less than 30 minutes apart also mix with each other, the less the further apart. */
function addGate(list: Occasion[], waves: Wave[], p: Parameters): void {
  const dose = p.gateContact * p.gateOutdoorFactor * (p.gateWaitMinutes / 10);
  waves.forEach((wave, i) => {
    if (wave.members.length > 1)
      list.push(plain(OCCASION.gate, wave.minute, wave.arriving ? ORDER.gateIn : ORDER.gateOut, [...wave.members], dose));
    for (const other of waves.slice(i + 1)) {
      const overlap = 1 - Math.abs(other.minute - wave.minute) / 30;
      if (overlap > 0)
        list.push(
          plain(
            OCCASION.gate,
            Math.max(wave.minute, other.minute),
            ORDER.mixing,
            [...new Set([...wave.members, ...other.members])],
            dose * overlap,
          ),
        );
    }
  });
}

/** Pupils of one transport group who travel in the same wave share the vehicle there and back. */
function addRides(list: Occasion[], waves: Wave[], school: SchoolModel, p: Parameters, place: (person: number) => number): void {
  const riders = new Map<number, { key: string; transport: string }>();
  for (const pupil of school.pupils) {
    if (pupil.transportGroup === null || pupil.transport === 'WALK' || pupil.transport === 'PRIVATE') continue;
    riders.set(place(pupil.person), { key: `${pupil.transport} ${pupil.transportGroup}`, transport: pupil.transport });
  }
  if (riders.size === 0) return;
  for (const wave of waves) {
    const vehicles = new Map<string, { transport: string; members: number[] }>();
    for (const member of wave.members) {
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
        ...plain(isOjek ? OCCASION.ojek : OCCASION.vehicle, wave.minute, order, members, isOjek ? near : 0),
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
      ...plain(OCCASION.teachersRoom, minute, ORDER.teachersRoom, [...members], close),
      minutes: p.teachersRoomMinutes,
      volumeM3: p.teachersRoomM3,
      lossPerHour: p.teachersRoomAch + p.decayPerHour + p.depositionPerHour,
    });
  }
}

function pack(
  list: Occasion[],
  persons: number,
  groupOf: Int32Array,
  groupMinutes: Float64Array,
  teacherMinutes: Float64Array,
  expected: number,
): DayTemplate {
  const count = list.length;
  const floats = (): Float64Array => new Float64Array(count);
  const sum = (of: (occasion: Occasion) => number): number => list.reduce((total, occasion) => total + of(occasion), 0);
  const crowds = list.map((occasion) => {
    const sizes = new Map<number, number>();
    for (const member of occasion.members) {
      const group = groupOf[member] as number;
      if (group >= 0) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    }
    return [...sizes];
  });
  const template: DayTemplate = {
    count,
    kind: new Uint8Array(count),
    memberStart: new Int32Array(count + 1),
    member: new Int32Array(sum((o) => o.members.length)),
    groupStart: new Int32Array(count + 1),
    group: new Int32Array(sum((o) => o.groups.length)),
    crowdStart: new Int32Array(count + 1),
    crowdGroup: Int32Array.from(crowds.flatMap((crowd) => crowd.map(([group]) => group))),
    crowdSize: Int32Array.from(crowds.flatMap((crowd) => crowd.map(([, size]) => size))),
    teachersIn: Int32Array.from(list, (occasion) => occasion.members.filter((member) => groupOf[member] === -1).length),
    minutes: floats(),
    startExposure: floats(),
    emissionExposure: floats(),
    startLeft: floats(),
    emissionLeft: floats(),
    next: new Int32Array(count).fill(-1),
    gapLeft: floats(),
    contact: floats(),
    itineraryStart: new Int32Array(persons + 1),
    itinerary: new Int32Array(sum((o) => o.members.length)),
    groupMinutes,
    teacherMinutes,
    expected,
  };
  const position = new Map(list.map((occasion, o) => [occasion, o]));
  list.forEach((occasion, o) => {
    template.kind[o] = occasion.kind;
    template.member.set(occasion.members, template.memberStart[o]);
    template.memberStart[o + 1] = (template.memberStart[o] as number) + occasion.members.length;
    template.group.set(occasion.groups, template.groupStart[o]);
    template.groupStart[o + 1] = (template.groupStart[o] as number) + occasion.groups.length;
    template.crowdStart[o + 1] = (template.crowdStart[o] as number) + (crowds[o] as unknown[]).length;
    template.minutes[o] = occasion.minutes;
    template.contact[o] = occasion.contact;
    if (occasion.minutes > 0) {
      const air = airCoefficients(occasion.lossPerHour, occasion.minutes / 60, occasion.volumeM3);
      template.startExposure[o] = air.startExposure;
      template.emissionExposure[o] = air.emissionExposure;
      template.startLeft[o] = air.startLeft;
      template.emissionLeft[o] = air.emissionLeft;
    }
    if (occasion.next) {
      template.next[o] = position.get(occasion.next) as number;
      template.gapLeft[o] = occasion.gapLeft;
    }
    for (const member of occasion.members) template.itineraryStart[member + 1] = (template.itineraryStart[member + 1] as number) + 1;
  });
  for (let i = 0; i < persons; i++)
    template.itineraryStart[i + 1] = (template.itineraryStart[i + 1] as number) + (template.itineraryStart[i] as number);
  const cursor = template.itineraryStart.slice();
  list.forEach((occasion, o) => {
    for (const member of occasion.members) {
      const slot = cursor[member] as number;
      template.itinerary[slot] = o;
      cursor[member] = slot + 1;
    }
  });
  return template;
}
