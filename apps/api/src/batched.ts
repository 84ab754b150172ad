import DataLoader from 'dataloader';
import type { Reader } from './context.ts';

/** A batched read kept for one request: resolvers of many parents share one statement. `load` answers all keys in one statement. */
export function batched<V>(
  context: Reader,
  name: string,
  load: (keys: readonly string[]) => Promise<Map<string, V>>,
): DataLoader<string, V | undefined> {
  const known = context.loaders.get(name);
  if (known) return known as DataLoader<string, V | undefined>;
  const loader = new DataLoader<string, V | undefined>(async (keys) => {
    const byKey = await load(keys);
    return keys.map((key) => byKey.get(key));
  });
  context.loaders.set(name, loader);
  return loader;
}

/** Rows grouped by a key, in their order. */
export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
