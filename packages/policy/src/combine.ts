import type { ParameterValue } from './types.ts';

/**
 * What "stricter" means per key: numbers by size (`max`: the larger is stricter), `and`: false beats true, `or`: true beats false,
 * `intersection` and `union` of lists, `list`: nothing replaces anything (all entries stay), or a ranking with the strictest word first.
 */
type Order = 'max' | 'min' | 'and' | 'or' | 'intersection' | 'union' | 'list' | readonly string[];

const ORDERS: Readonly<Record<string, Order>> = {
  min_distance_m: 'max',
  max_pupils_per_room: 'min',
  max_minutes_per_pupil_day: 'min',
  capacity_fraction_max: 'min',
  class_size: 'min',
  standard_class_size: 'min',
  mask_change_hours: 'min',
  max_jp_per_day: 'min',
  ppkm_l4_capacity: 'min',
  room_area_per_pupil_m2: 'max',
  transition_months: 'max',
  checklist_required_fraction: 'max',
  behaviour_surveillance_min: 'max',
  isolation_days_for_travel_or_contact: 'max',
  temperature_threshold_c: 'min',
  break_allowed: 'and',
  local_additions_allowed: 'and',
  rt_rw_case_free: 'or',
  school_task_force: 'or',
  simulation_before_opening: 'or',
  daily_health_report: 'or',
  stagger: 'or',
  zones_open: 'intersection',
  scope_forms: 'intersection',
  zones_closed: 'union',
  closure: 'list',
  canteen: ['CLOSED', 'OPEN_WITH_PROTOCOL'],
  sport_extracurricular: ['FORBIDDEN', 'ALLOWED_EXCEPT_SHARED_EQUIPMENT_OR_NO_DISTANCE'],
  other_activities: ['FORBIDDEN', 'ALLOWED_WITH_PROTOCOL'],
  parent_consent: ['REQUIRED'],
  stamped_statement: ['REQUIRED_BY_P7.7.b'],
  mode: ['PJJ only'],
};

/** A range enters with its strict end: [0.62, 1] of a maximum is 0.62. Values of keys without an order stay as they are. O(1). */
export function strictEnd(key: string, value: ParameterValue): ParameterValue {
  const order = ORDERS[key];
  if (!isList(value) || (order !== 'min' && order !== 'max')) return value;
  const numbers = value.filter((end) => typeof end === 'number');
  if (numbers.length === 0) return null;
  return order === 'min' ? Math.min(...numbers) : Math.max(...numbers);
}

/** Is `a` stricter than `b` (negative), looser (positive), or neither (0)? Null, a gap, is looser than any value. O(length). */
export function compareStrictness(key: string, a: ParameterValue, b: ParameterValue): number {
  const left = strictEnd(key, a);
  const right = strictEnd(key, b);
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  const order = ORDERS[key];
  if (order === 'min' && typeof left === 'number' && typeof right === 'number') return left - right;
  if (order === 'max' && typeof left === 'number' && typeof right === 'number') return right - left;
  if (order === 'and' && left !== right) return left === false ? -1 : 1;
  if (order === 'or' && left !== right) return left === true ? -1 : 1;
  if ((order === 'intersection' || order === 'union') && isList(left) && isList(right)) {
    return order === 'intersection' ? left.length - right.length : right.length - left.length;
  }
  if (typeof order === 'object') return rank(order, left) - rank(order, right);
  return 0;
}

/**
 * Does `a` allow something that `b` does not? Lists are compared by content: an open zone more, or a closed zone less, is looser.
 * A value of a key without an order is looser whenever it differs: nobody can show that it is not. O(length).
 */
export function isLooser(key: string, a: ParameterValue, b: ParameterValue): boolean {
  if (b === null || same(a, b)) return false;
  if (a === null) return true;
  const order = ORDERS[key];
  if (order === 'intersection' && isList(a) && isList(b)) return a.some((entry) => !b.includes(entry));
  if (order === 'union' && isList(a) && isList(b)) return b.some((entry) => !a.includes(entry));
  if (order === undefined || order === 'list') return true;
  return compareStrictness(key, a, b) > 0;
}

/** Keys whose values can be compared, so that a stricter value can be told from a looser one. O(1). */
export function comparableKeys(): readonly string[] {
  return Object.keys(ORDERS).filter((key) => ORDERS[key] !== 'list');
}

/** The words a ranked key knows, or null for keys with numbers, lists or yes/no. O(1). */
export function wordsOf(key: string): readonly string[] | null {
  const order = ORDERS[key];
  return typeof order === 'object' ? order : null;
}

/** Ranked words: the first is the strictest, an unknown word the loosest. */
function rank(order: readonly string[], value: ParameterValue): number {
  const index = typeof value === 'string' ? order.indexOf(value) : -1;
  return index === -1 ? order.length : index;
}

/**
 * The strictest of the stated values of a key (gaps already left out) and the positions of the values that decide it.
 * A key without an order keeps its first value. O(n) comparisons.
 */
export function strictest(
  key: string,
  values: readonly ParameterValue[],
): { readonly value: ParameterValue; readonly winners: readonly number[] } {
  const all = values.map((_, index) => index);
  const order = ORDERS[key];
  if (order === 'intersection' || order === 'union' || order === 'list') {
    const lists = values.map((value): readonly ParameterValue[] => (isList(value) ? value : [value]));
    const first = lists[0] ?? [];
    if (order === 'intersection') {
      return { value: first.filter((entry) => lists.every((entries) => entries.includes(entry))), winners: all };
    }
    const joined = lists.flat();
    return { value: order === 'union' ? [...new Set(joined)] : joined, winners: all };
  }
  let best = 0;
  for (const index of all) {
    if (compareStrictness(key, values[index] ?? null, values[best] ?? null) < 0) best = index;
  }
  const value = strictEnd(key, values[best] ?? null);
  const winners = all.filter((index) => same(strictEnd(key, values[index] ?? null), value));
  return { value, winners };
}

/** Is the value a list? O(1). */
export function isList(value: ParameterValue): value is readonly ParameterValue[] {
  return Array.isArray(value);
}

/** Equal as data. Records and lists are compared by content, names in any order. O(size). */
export function same(a: ParameterValue, b: ParameterValue): boolean {
  if (a === b) return true;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((entry, index) => same(entry, b[index] ?? null));
  }
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name] ?? null, b[name] ?? null));
}
