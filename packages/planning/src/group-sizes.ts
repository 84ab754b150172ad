/** Sizes of the groups a rombel falls into: as few as possible, sizes differing by at most one (P5.1.b). 32 at 18 -> [16, 16]. */
export function groupSizes(pupils: number, perGroup: number): number[] {
  if (pupils <= 0 || perGroup <= 0) return [];
  const groups = Math.ceil(pupils / perGroup);
  return Array.from({ length: groups }, (_, i) => Math.floor(pupils / groups) + (i < pupils % groups ? 1 : 0));
}
