import { expect, test } from 'vitest';
import { complaints } from './layout-complaints.ts';
import { roomCapacity } from './room-capacity.ts';
import { sampleRoom } from './sample-rooms.ts';

test('no search, however long, breaks a bound; the plain answer stays within two seats of it and the quick one within three', () => {
  for (let index = 0; index < 240; index++) {
    const { id, input } = sampleRoom(index, 2021);
    const plain = roomCapacity(input);
    if (plain.proven) continue;
    const long = roomCapacity(input, { seed: 5, maxWork: 60_000_000 });
    expect(complaints(input, long.seats), id).toEqual([]);
    expect(plain.upperBound, id).toBeGreaterThanOrEqual(long.count as number);
    expect((long.count as number) - (plain.count as number), id).toBeLessThanOrEqual(2);
    expect((long.count as number) - (roomCapacity(input, { effort: 'quick' }).count as number), id).toBeLessThanOrEqual(3);
  }
});
