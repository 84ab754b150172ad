import type { PlanGroup, PlanSession, ShiftPlan, ShiftProblem } from '../src/shift-problem.ts';

const minutes = (t: string): number => Number(t.slice(0, 2)) * 60 + Number(t.slice(3));

/**
 * What a careful person does by hand, as a yardstick: groups by roster number, as few and as equal as the largest room allows;
 * then, round by round, the least served group takes the first slot, room and teacher that break nothing. No lessons.
 */
export function greedyPlan(problem: ShiftProblem): ShiftPlan {
  const { rules } = problem;
  const seats = (r: { cap: number }): number => Math.min(r.cap, rules.maxGroup);
  const most = Math.max(0, ...problem.rooms.map(seats));
  const groups: (PlanGroup & { rombel: string[]; sex: string })[] = [];
  const sets = [
    ...(problem.mergeable ?? []),
    ...problem.rombel.filter((c) => !problem.mergeable?.flat().includes(c.id)).map((c) => [c.id]),
  ];
  for (const set of sets) {
    const all = problem.rombel.filter((c) => set.includes(c.id)).flatMap((c) => c.pupils.filter((p) => p.consent));
    for (const sex of rules.gender ? ['L', 'P'] : ['']) {
      const pupils = all.filter((p) => !sex || p.sex === sex);
      const k = most > 0 ? Math.ceil(pupils.length / most) : 0;
      for (let i = 0; i < k; i++) {
        const mine = pupils.filter((_, j) => j % k === i).map((p) => p.id);
        groups.push({ id: `${set.join('+')}${sex}-${i + 1}`, pupils: mine, rombel: set, sex });
      }
    }
  }
  const slots = problem.days.flatMap((day) =>
    problem.shifts
      .filter((s) => (!s.days || s.days.includes(day)) && minutes(s.end) - minutes(s.start) <= rules.maxMinutesPerDay)
      .map((s) => ({ day, shift: s.id, start: minutes(s.start), end: minutes(s.end) })),
  );
  type Slot = (typeof slots)[number];
  const sessions: (PlanSession & { slot: Slot; size: number; sex: string })[] = [];
  const closed = (x: { unavailable?: [string, string][] }, s: Slot): boolean =>
    (x.unavailable ?? []).some(([d, h]) => d === s.day && h === s.shift);
  const near = (a: Slot, b: Slot, gap: number): boolean => a.day === b.day && a.start < b.end + gap && b.start < a.end + gap;
  const crowded = (list: { slot: Slot; size: number }[]): boolean => {
    const w = problem.gate?.windowMinutes ?? 0;
    return list.some(({ slot: x }) => {
      const on = list.reduce((n, y) => n + (y.slot.start <= x.start && x.start < y.slot.end ? y.size : 0), 0);
      if (on > (rules.maxCampusPupils ?? Infinity)) return true;
      if (!problem.gate || w === 0) return false;
      return [x.start - w, x.end].some((at) => {
        const covers = (from: number): boolean => from <= at && at < from + w;
        const n = list.reduce((sum, y) => sum + y.size * (Number(covers(y.slot.start - w)) + Number(covers(y.slot.end))), 0);
        return n > problem.gate!.perMinute * w;
      });
    });
  };
  for (let moved = true; moved;) {
    moved = false;
    const count = (id: string): number => sessions.filter((s) => s.group === id).length;
    const before = new Map(groups.map((g) => [g.id, count(g.id)]));
    for (const g of [...groups].sort((a, b) => before.get(a.id)! - before.get(b.id)!)) {
      const place = slots.flatMap((slot) => {
        const size = g.pupils.length;
        const today = sessions.filter((s) => s.day === slot.day);
        if (today.some((s) => s.group === g.id)) return [];
        if (rules.gender === 'shift' && today.some((s) => s.shift === slot.shift && s.sex !== g.sex)) return [];
        if (crowded([...today, { slot, size }])) return [];
        const room = problem.rooms.find(
          (r) => seats(r) >= size && !closed(r, slot) && !today.some((s) => s.room === r.id && near(s.slot, slot, rules.roomGapMinutes)),
        );
        const teacher = problem.teachers.find(
          (t) =>
            (t.rombel === '*' || g.rombel.some((c) => t.rombel.includes(c))) &&
            !closed(t, slot) &&
            !today.some((s) => s.teacher === t.id && near(s.slot, slot, rules.teacherGapMinutes)) &&
            today.filter((s) => s.teacher === t.id).length < (t.maxDay ?? Infinity) &&
            sessions.filter((s) => s.teacher === t.id).length < (t.maxWeek ?? Infinity),
        );
        return room && teacher
          ? [{ group: g.id, day: slot.day, shift: slot.shift, room: room.id, teacher: teacher.id, slot, size, sex: g.sex }]
          : [];
      });
      if (place[0]) sessions.push(place[0]);
      moved ||= place.length > 0;
    }
  }
  return {
    groups: groups.map(({ id, pupils }) => ({ id, pupils })),
    sessions: sessions.map(({ group, day, shift, room, teacher }) => ({ group, day, shift, room, teacher: teacher! })),
  };
}
