/** Results kept at most; a scenario is run many times with the same numbers, a tornado with a few others. */
const MOST = 16;

/** A costly pure function that remembers its last results; what it gives is shared, so nobody may change it. Calls with known numbers cost O(numbers). */
export function remembered<Result>(make: (...numbers: number[]) => Result): (...numbers: number[]) => Result {
  const results = new Map<string, Result>();
  return (...numbers) => {
    const key = numbers.join(' ');
    const known = results.get(key);
    if (known !== undefined) return known;
    if (results.size >= MOST) results.clear();
    const result = make(...numbers);
    results.set(key, result);
    return result;
  };
}
