/** Lists as compressed rows: row i is entries[start[i]] .. entries[start[i + 1] - 1]. O(entries). */
export function compressedRows(lists: readonly ArrayLike<number>[]): [start: Int32Array, entries: Int32Array] {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = (start[i] as number) + list.length;
  });
  const entries = new Int32Array(start[lists.length] as number);
  lists.forEach((list, i) => {
    // Most lists are short: copying them one by one beats TypedArray.set.
    const from = start[i] as number;
    for (let k = 0; k < list.length; k++) entries[from + k] = list[k] as number;
  });
  return [start, entries];
}
