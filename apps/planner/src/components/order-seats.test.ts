import { expect, test } from 'vitest';
import { nearestSeat, orderSeats, type Seat } from './order-seats.ts';

test('seats are counted row by row from the front, left to right, slightly crooked rows included', () => {
  const seats: Seat[] = [
    [3, 3.6],
    [0.5, 2.05],
    [2, 2],
    [3.5, 2.1],
    [1, 3.5],
  ];
  expect(orderSeats(seats)).toEqual([
    [0.5, 2.05],
    [2, 2],
    [3.5, 2.1],
    [1, 3.5],
    [3, 3.6],
  ]);
});

test('the nearest neighbour and its distance', () => {
  expect(
    nearestSeat(
      [
        [0, 0],
        [3, 4],
        [0, 2],
      ],
      0,
    ),
  ).toEqual({ index: 2, distanceM: 2 });
  expect(nearestSeat([[0, 0]], 0)).toBeNull();
});
