/** Attendance numbers as people write them: "3, 17 dan 20-22". Null: something in it is no number. O(numbers). */
export function readNumbers(text: string): number[] | null {
  const parts = text
    .trim()
    .split(/\s*(?:,|;|\bdan\b|\band\b|\n)\s*|\s+(?![-–])(?<![-–]\s*)/)
    .filter((part) => part !== '');
  const numbers: number[] = [];
  for (const part of parts) {
    const match = /^(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?$/.exec(part);
    if (!match) return null;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first || last - first > 200) return null;
    for (let number = first; number <= last; number++) numbers.push(number);
  }
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
