import { describe, expect, test } from 'vitest';
import { roomFrame, seatPointsCm } from './layout-geometry.ts';
import { layoutProblems } from './layout-problems.ts';
import { parseRoomLayout } from './parse-room-layout.ts';
import { policyOf } from './policy-of.ts';
import { plainRectangle, rectangleLayout, type RoomLayout } from './room-layout.ts';
import { roomLimits } from './room-limits.ts';
import { roomLimitsKey } from './room-limits-key.ts';
import type { RoomFacts } from './school-facts.ts';
import { shiftProblemOf } from './shift-problem-of.ts';
import { standardLayout } from './standard-layout.ts';
import { villageSchool } from './test-school.ts';

const policy = policyOf('SD', { regulationIds: ['bengkayang-51-2021'], phase: 'TRANSITION', date: '2021-09-13' });
const typed = { widthCm: 700, lengthCm: 800, sideMarginCm: 50, frontZoneCm: 200, backMarginCm: 50 };
const drawn = rectangleLayout(typed);
const limitsOf = (layout: RoomLayout) => roomLimits({ ...typed, layout }, policy);
const desks = {
  xCm: 350,
  yCm: 450,
  rows: 6,
  columns: 8,
  columnPitchCm: 70,
  rowPitchCm: 90,
  seatsPerDesk: 1,
  seatGapCm: 60,
  turnDeg: 0,
} as const;

describe('a rectangle, typed and drawn', () => {
  test.each([
    [600, 700, 50, 200, 50],
    [700, 800, 50, 200, 50],
    [700, 600, 45, 150, 80],
    [505, 605, 55, 205, 35],
    [300, 400, 0, 0, 0],
  ])('%d x %d cm, strips %d/%d/%d: the same seats and bound', (widthCm, lengthCm, sideMarginCm, frontZoneCm, backMarginCm) => {
    const room = { widthCm, lengthCm, sideMarginCm, frontZoneCm, backMarginCm };
    const [a, b] = [roomLimits(room, policy).capacity, roomLimits({ ...room, layout: rectangleLayout(room) }, policy).capacity];
    expect([b.count, b.upperBound, b.limitedBy]).toEqual([a.count, a.upperBound, a.limitedBy]);
  });

  test('back and forth without loss; anything drawn in it makes it a drawing', () => {
    expect(plainRectangle(drawn)).toEqual(typed);
    expect(plainRectangle({ ...drawn, desks: [desks] })).toBeNull();
    expect(plainRectangle({ ...drawn, ventilationPupils: 10 })).toBeNull();
  });
});

describe('what is drawn counts', () => {
  test('a pillar, a cupboard or a door takes seats away or leaves them, never adds', () => {
    const cap = (layout: RoomLayout) => limitsOf(layout).capacity.upperBound as number;
    const small = {
      ...drawn,
      outline: [
        [0, 0],
        [600, 0],
        [600, 700],
        [0, 700],
      ] as const,
    };
    const before = limitsOf(small).capacity.count as number;
    const blocked = { ...small, aisles: [{ from: [0, 450], to: [600, 450], widthCm: 400 }] as const };
    expect(limitsOf(blocked).capacity.count).toBeLessThan(before);
    expect(cap({ ...small, pillars: [{ xCm: 300, yCm: 400, radiusCm: 20, clearanceCm: 10 }] })).toBeLessThanOrEqual(cap(small));
  });

  test('desks that stay seat far fewer than seats placed anywhere, and are proven', () => {
    const leave = limitsOf({ ...drawn, desks: [desks], deskUse: 'LEAVE' });
    expect(leave.capacity).toMatchObject({ proven: true, limitedBy: 'geometry' });
    expect(leave.capacity.count).toBeLessThan(18);
    expect(leave.tidyCount).toBeNull();
    const seats = seatPointsCm(desks).map(([x, y]) => `${x / 100}/${y / 100}`);
    for (const [x, y] of leave.capacity.seats) expect(seats).toContain(`${x}/${y}`);
    expect(limitsOf({ ...drawn, desks: [desks], deskUse: 'MOVE' }).capacity.count).toBe(18);
  });

  test('a ceiling of the school binds when it is smaller than the legal one, and says why', () => {
    const { capacity } = limitsOf({ ...drawn, areaPerPupilCm2: 40_000 });
    expect(capacity).toMatchObject({ count: 14, limitedBy: 'cap', capBy: ['area-per-pupil'] });
    expect(limitsOf({ ...drawn, ventilationPupils: 30 }).capacity).toMatchObject({ count: 18, capBy: ['legal'] });
  });

  test('the key follows every part of the drawing and no order of keys', () => {
    const key = (layout: RoomLayout) => roomLimitsKey({ ...typed, layout }, policy, '1');
    const same = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(drawn).toReversed()))) as RoomLayout;
    expect(key(same)).toBe(key(drawn));
    const others: RoomLayout[] = [
      { ...drawn, wallMarginCm: 55 },
      { ...drawn, desks: [desks] },
      { ...drawn, desks: [desks], deskUse: 'LEAVE' },
      { ...drawn, doors: [{ wall: 1, offsetCm: 0, widthCm: 90, depthCm: 100 }] },
      {
        ...drawn,
        outline: [
          [0, 0],
          [700, 0],
          [700, 805],
          [0, 800],
        ],
      },
    ];
    expect(new Set([drawn, ...others].map(key)).size).toBe(others.length + 1);
  });

  test('where pupils look is kept with the drawing and changes neither the key nor the seats', () => {
    const looking: RoomLayout = { ...drawn, teacherPoint: [350, 100] };
    expect(parseRoomLayout(JSON.parse(JSON.stringify(looking)))).toEqual(looking);
    expect(plainRectangle(looking)).toBeNull();
    expect(roomLimitsKey({ ...typed, layout: looking }, policy, '1')).toBe(roomLimitsKey({ ...typed, layout: drawn }, policy, '1'));
    expect(limitsOf(looking)).toEqual(limitsOf(drawn));
    expect(() => parseRoomLayout({ ...drawn, teacherPoint: [1] })).toThrow(expect.objectContaining({ path: '/teacherPoint' }));
  });
});

test('the timetable of a school plans with the seats of the drawing', () => {
  const facts = villageSchool(2, 32);
  const [first, second] = facts.rooms as [RoomFacts, RoomFacts];
  const standing = { ...drawn, desks: [desks], deskUse: 'LEAVE' as const };
  const { problem } = shiftProblemOf({ ...facts, rooms: [{ ...first, layout: standing }, second] }, policy);
  expect(problem.rooms.map((room) => room.cap)).toEqual([limitsOf(standing).capacity.count, 18]);
});

describe('corners in standard order', () => {
  const ell = [
    [0, 0],
    [900, 0],
    [900, 400],
    [500, 400],
    [500, 800],
    [0, 800],
  ] as const;
  test.each([0, 1, 2, 3, 4, 5])('teacher wall %d, both orientations: same room, A front-left', (teacherWall) => {
    for (const turn of [false, true]) {
      const outline = turn ? ell.toReversed() : ell;
      const layout: RoomLayout = { ...drawn, outline, teacherWall, doors: [{ wall: 2, offsetCm: 30, widthCm: 90, depthCm: 100 }] };
      const standard = standardLayout(layout);
      const frame = roomFrame(layout);
      expect(standard.outline[0]).toEqual(frame.left);
      expect(standard.outline[1]).toEqual(frame.right);
      expect(roomFrame(standard)).toEqual(frame);
      const capacity = limitsOf(layout).capacity;
      expect(limitsOf(standard).capacity).toMatchObject({ count: capacity.count, upperBound: capacity.upperBound });
      expect(parseRoomLayout(JSON.parse(JSON.stringify(layout)))).toEqual(standard);
    }
  });
});

describe('bad drawings are named, with their place', () => {
  const wrong = (change: Partial<RoomLayout>) => layoutProblems({ ...drawn, ...change }).map(({ code, path }) => [code, path]);
  test.each<[Partial<RoomLayout>, string, string]>([
    [
      {
        outline: [
          [0, 0],
          [700, 0],
          [0, 800],
          [700, 800],
        ],
      },
      'SIDES_CROSS',
      '/outline',
    ],
    [
      {
        outline: [
          [0, 0],
          [400, 0],
          [800, 0],
        ],
      },
      'NO_AREA',
      '/outline',
    ],
    [
      {
        outline: [
          [0, 0],
          [700, 0],
        ],
      },
      'TOO_FEW_CORNERS',
      '/outline',
    ],
    [
      {
        outline: [
          [0, 0],
          [700, 0],
          [0, 0],
          [0, 800],
        ],
      },
      'CORNERS_MEET',
      '/outline',
    ],
    [
      {
        outline: [
          [0, 0],
          [700, 0],
          [700, 100],
          [0, 100],
        ],
      },
      'TOO_SMALL',
      '/outline',
    ],
    [
      {
        outline: [
          [0, 0],
          [700, 0],
          [350, 0],
          [350, 800],
        ],
      },
      'SIDES_CROSS',
      '/outline',
    ],
    [{ desks: [{ ...desks, xCm: 600 }] }, 'DESK_OUTSIDE', '/desks/0'],
    [{ doors: [{ wall: 0, offsetCm: 650, widthCm: 90, depthCm: 100 }] }, 'DOOR_OFF_WALL', '/doors/0'],
    [{ pillars: [{ xCm: 900, yCm: 0, radiusCm: 10, clearanceCm: 0 }] }, 'PART_OUTSIDE', '/pillars/0'],
    [
      {
        spacingZones: [
          {
            corners: [
              [0, 0],
              [100, 100],
              [100, 0],
              [0, 100],
            ],
            spacingCm: 200,
          },
        ],
      },
      'SHAPE_CROSSES',
      '/spacingZones/0/corners',
    ],
  ])('%j -> %s', (change, code, path) => {
    expect(wrong(change)).toContainEqual([code, path]);
    expect(() => parseRoomLayout({ ...drawn, ...change })).toThrow(expect.objectContaining({ path }));
  });

  test.each<[unknown, string]>([
    [null, ''],
    [{ ...drawn, version: 2 }, '/version'],
    [
      {
        ...drawn,
        outline: [
          [0, 0],
          [1.5, 0],
          [0, 8],
        ],
      },
      '/outline/1/0',
    ],
    [
      {
        ...drawn,
        outline: [
          [0, 0],
          [Number.NaN, 0],
          [0, 8],
        ],
      },
      '/outline/1/0',
    ],
    [{ ...drawn, teacherWall: 4 }, '/teacherWall'],
    [{ ...drawn, desks: [{ ...desks, rows: 0 }] }, '/desks/0/rows'],
    [{ ...drawn, furniture: [{ kind: 'PIANO' }] }, '/furniture/0/kind'],
  ])('%j is refused at %s', (value, path) => {
    expect(() => parseRoomLayout(value)).toThrow(expect.objectContaining({ path }));
  });
});
