import type { World } from './world.ts';

/** Parts of each group whose members take up air and contacts alike. */
export function clustersOf(groups: readonly (readonly number[])[], world: World): number[][] {
  return groups.flatMap((group) => {
    const alike = new Map<string, number[]>();
    for (const person of group) {
      const key = `${world.airIn[person]} ${world.contactIn[person]}`;
      const list = alike.get(key);
      if (list) list.push(person);
      else alike.set(key, [person]);
    }
    return [...alike.values()].map((list) => list.toSorted((a, b) => a - b));
  });
}
