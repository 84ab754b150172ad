/** Where the choices of a school's comparison are kept on this device: a few numbers, no persons. */
const keyOf = (schoolId: string): string => `giliran.compare.${schoolId}`;

/** Choices kept on this device, as far as they still fit the kind of the standard ones; storage may be shut off. */
export function keptChoices<Choices extends object>(schoolId: string, part: string, standard: Choices): Partial<Choices> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(schoolId)) ?? '{}');
    const own: unknown = isRecord(kept) ? kept[part] : undefined;
    return isRecord(own) ? fitting(own, standard) : {};
  } catch {
    return {};
  }
}

/** Keeps the choices of a school; nothing is kept where storage is shut off. */
export function keepChoices(schoolId: string, choices: Readonly<Record<string, object>>): void {
  try {
    localStorage.setItem(keyOf(schoolId), JSON.stringify(choices));
  } catch {
    // Then they last as long as the page.
  }
}

/** The entries of `kept` that have the kind of their standard. */
export function fitting<Choices extends object>(kept: Readonly<Record<string, unknown>>, standard: Choices): Partial<Choices> {
  const found = Object.entries(standard).flatMap(([key, usual]): [string, unknown][] => {
    const value = kept[key];
    if (usual === null) return value === null || typeof value === 'number' ? [[key, value]] : [];
    if (isRecord(usual))
      return isRecord(value) ? [[key, { ...usual, ...(Object.keys(usual).length > 0 ? fitting(value, usual) : value) }]] : [];
    return typeof value === typeof usual ? [[key, value]] : [];
  });
  return Object.fromEntries(found) as Partial<Choices>;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
