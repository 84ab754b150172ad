import type { RoomCapacity } from '@giliran/capacity';
import { ENGINE_VERSION, policyOf, roomLimits, roomLimitsKey, type SchoolFacts } from '@giliran/planning';

const known = new Map<string, RoomCapacity>();
const MOST_KEPT = 500;

/** Seats of every room under the school's regulations; each room is computed once as long as this worker lives. */
export function roomAnswers(facts: SchoolFacts): Map<string, RoomCapacity> {
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  return new Map(
    facts.rooms.map((room) => {
      const key = roomLimitsKey(room, policy, ENGINE_VERSION);
      const capacity = known.get(key) ?? roomLimits(room, policy).capacity;
      if (known.size >= MOST_KEPT) known.clear();
      known.set(key, capacity);
      return [room.id, capacity];
    }),
  );
}
