import { rectangleLayout, roomLimits, policyOf, type RoomLayout } from '@giliran/planning';
import { expect, test } from 'vitest';
import { answerDrawing, sketchDrawing, spreadDrawing } from './answer-drawing.ts';
import { markDrawing } from './mark-seats.ts';

const law = { form: 'SD', regulationIds: ['bengkayang-51-2021'], phase: 'TRANSITION', date: '2021-09-13' } as const;
const size = { widthCm: 600, lengthCm: 700, sideMarginCm: 50, frontZoneCm: 200, backMarginCm: 50 };
const plain = rectangleLayout(size);
const layout: RoomLayout = {
  ...plain,
  pillars: [{ xCm: 300, yCm: 400, radiusCm: 20, clearanceCm: 0 }],
  doors: [{ wall: 1, offsetCm: 0, widthCm: 90, depthCm: 100 }],
  desks: [{ xCm: 300, yCm: 420, rows: 4, columns: 3, columnPitchCm: 140, rowPitchCm: 100, seatsPerDesk: 2, seatGapCm: 60, turnDeg: 0 }],
};

test.each([['MOVE'], ['LEAVE']] as const)('the full answer is the one of the server (%s)', (deskUse) => {
  const drawn = { ...layout, deskUse };
  const answer = answerDrawing({ layout: drawn, law, pupils: 30 });
  const server = roomLimits({ ...size, layout: drawn }, policyOf(law.form, law)).capacity;
  const shown = deskUse === 'LEAVE' ? answer.leave : answer.move;
  expect([shown?.count, shown?.upperBound, shown?.seats]).toEqual([server.count, server.upperBound, server.seats]);
});

test('the quick answer is sound: never more seats than the bound, never more than the full one', () => {
  const [quick, full] = [sketchDrawing({ layout, law, pupils: 30 }), answerDrawing({ layout, law, pupils: 30 })];
  expect(quick.move.count as number).toBeLessThanOrEqual(full.move.count as number);
  expect(full.move.count as number).toBeLessThanOrEqual(quick.move.upperBound as number);
  expect(quick.tidy).toBeNull();
  expect(full.gainPupils).toBe((full.move.count as number) - (full.leave?.count ?? NaN));
  expect(full.groupsMove).toBe(Math.ceil(30 / (full.move.count as number)));
});

test('how far a group can sit: anywhere at least as far as on standing desks; too many is said', () => {
  const [move, leave] = (['MOVE', 'LEAVE'] as const).map((deskUse) => spreadDrawing({ layout: { ...layout, deskUse }, law, pupils: 6 }));
  expect(leave?.distanceM as number).toBeGreaterThanOrEqual(1.5);
  expect(move?.distanceM as number).toBeGreaterThanOrEqual((leave?.distanceM as number) - 1e-6);
  expect(move?.upperBoundM as number).toBeGreaterThanOrEqual(move?.distanceM as number);
  expect(spreadDrawing({ layout: { ...layout, deskUse: 'LEAVE' }, law, pupils: 60 }).distanceM).toBeNull();
});

test.each(['rows', 'free', 'aligned', 'staggered', 'leave'] as const)(
  'marks for %s keep every distance in the printed numbers',
  (seats) => {
    for (const origin of ['A', 'B'] as const) {
      const { marks, standing } = markDrawing({ layout, law, seats, origin });
      const spots = marks?.marks ?? [];
      expect(spots.length).toBeGreaterThan(3);
      // Standing desks are named by rounded numbers, their own distances were checked where they stand.
      const least = standing ? 148 : 149.9999;
      spots.forEach((a, i) => {
        for (const b of spots.slice(0, i)) expect(Math.hypot(a.xCm - b.xCm, a.yCm - b.yCm)).toBeGreaterThanOrEqual(least);
        if (!standing) expect(Math.hypot(a.seat[0] - 3, a.seat[1] - 4)).toBeGreaterThanOrEqual(0.2 - 1e-6);
      });
      expect(marks?.minDistanceM as number).toBeGreaterThanOrEqual(1.5 - 1e-6);
    }
  },
);

test('floor marks count away from the board, also where most of the room lies behind the line of its wall', () => {
  const bent: RoomLayout = {
    ...rectangleLayout({ widthCm: 700, lengthCm: 800, sideMarginCm: 50, frontZoneCm: 0, backMarginCm: 50 }),
    outline: [
      [0, 0],
      [-220, 0],
      [-220, -200],
      [550, -200],
      [550, 325],
      [0, 325],
    ],
  };
  const { marks } = markDrawing({ layout: bent, law, seats: 'free', origin: 'A' });
  expect(marks?.marks.length).toBeGreaterThan(3);
  for (const { seat, xCm, yCm } of marks?.marks ?? []) {
    expect(Math.abs(seat[0] * -100 - xCm)).toBeLessThan(1e-6);
    expect(Math.abs(seat[1] * -100 - yCm)).toBeLessThan(1e-6);
  }
  expect(marks?.marks.map(({ number }) => number)).toEqual(marks?.marks.map((_, i) => i + 1));
});
