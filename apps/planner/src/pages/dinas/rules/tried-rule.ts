/** A rule as it is tried before it is set: everything but key, value and day may be empty. */
export interface TriedRule {
  readonly title: string;
  readonly key: string;
  /** JSON. */
  readonly value: string;
  readonly levelGroup: string | null;
  readonly phase: string | null;
  readonly from: string;
  readonly article: string;
  readonly quote: string;
  readonly reference: string | null;
}

/** A rule from the address of the page: whoever made the link may have made it wrong. */
export function triedRuleOf(value: unknown): TriedRule | null {
  if (typeof value !== 'object' || value === null) return null;
  const { title, key, value: json, levelGroup, phase, from, article, quote, reference } = value as Record<string, unknown>;
  if (typeof key !== 'string' || typeof json !== 'string' || typeof from !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(from)) return null;
  try {
    JSON.parse(json);
  } catch {
    return null;
  }
  const text = (one: unknown): string => (typeof one === 'string' ? one : '');
  const orNull = (one: unknown): string | null => (typeof one === 'string' && one !== '' ? one : null);
  return {
    title: text(title),
    key,
    value: json,
    levelGroup: orNull(levelGroup),
    phase: orNull(phase),
    from,
    article: text(article),
    quote: text(quote),
    reference: orNull(reference),
  };
}
