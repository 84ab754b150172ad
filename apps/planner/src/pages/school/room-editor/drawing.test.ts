import { layoutProblems, rectangleLayout, type RoomLayout } from '@giliran/planning';
import { describe, expect, test } from 'vitest';
import { fieldsOf } from './drawing-fields.ts';
import { drawingReducer, startHistory, type DrawingAction, type DrawingHistory } from './drawing-history.ts';
import { addPart } from './add-part.ts';
import { drawingDifferences } from './drawing-differences.ts';
import {
  canRemove,
  dragPart,
  handleOf,
  hasPart,
  innerPartsOf,
  movePart,
  partsOf,
  removePart,
  scatterDesks,
  splitWall,
} from './drawing-parts.ts';
import { ADDABLE, type PartId } from './part-id.ts';
import { layoutFile, layoutOfFile, seatsCsv } from './room-files.ts';
import { boxOf, shapeOf, splitShape, withShape } from './shape-corners.ts';
import { rectangleSides, wallLengthCm, withRectangleSides, withWallLength } from './wall-geometry.ts';

const ROOM = rectangleLayout({ widthCm: 700, lengthCm: 800, sideMarginCm: 50, frontZoneCm: 200, backMarginCm: 50 });
const FULL: RoomLayout = ADDABLE.reduce((layout, kind) => addPart(layout, kind).layout, ROOM);

function boxCorners(x: number, y: number, width: number, height: number): [number, number][] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

describe('history', () => {
  const run = (actions: DrawingAction[]): DrawingHistory => actions.reduce(drawingReducer, startHistory(ROOM));
  const wider = withRectangleSides(ROOM, 900, 800);

  test('undo and redo give back the very drawings', () => {
    const edited = run([{ kind: 'edit', layout: wider }]);
    const undone = drawingReducer(edited, { kind: 'undo' });
    expect(undone.present).toBe(ROOM);
    expect(drawingReducer(undone, { kind: 'redo' }).present).toBe(wider);
    expect(drawingReducer(undone, { kind: 'undo' })).toBe(undone);
  });

  test('a whole drag is one step; a touch without moving is none', () => {
    const corner = { kind: 'corner', index: 2 } as const;
    const dragged = run([
      { kind: 'grab' },
      { kind: 'drag', part: corner, to: [710, 800] },
      { kind: 'drag', part: corner, to: [760, 803] },
      { kind: 'drop' },
    ]);
    expect(dragged.present.outline[2]).toEqual([760, 805]);
    expect(dragged.past).toEqual([ROOM]);
    expect(run([{ kind: 'grab' }, { kind: 'drop' }]).past).toEqual([]);
    expect(run([{ kind: 'drag', part: corner, to: [0, 0] }]).present).toBe(ROOM);
  });

  test('a new edit forgets what was undone', () => {
    const state = run([{ kind: 'edit', layout: wider }, { kind: 'undo' }, { kind: 'edit', layout: withRectangleSides(ROOM, 600, 800) }]);
    expect(state.future).toEqual([]);
  });
});

describe('parts', () => {
  test('every part can be moved by keys and dragged, and its numbers typed', () => {
    expect(layoutProblems(FULL)).toEqual([]);
    const shapes = withShape(FULL, { kind: 'teacherZone', index: 0 }, boxCorners(100, 0, 500, 150));
    const inner = partsOf(shapes).flatMap((part) => innerPartsOf(shapes, part));
    expect(new Set(inner.map(({ kind }) => kind))).toEqual(new Set(['aisleFrom', 'aisleTo', 'zoneCorner', 'teacherCorner']));
    for (const [layout, part] of [...partsOf(FULL).map((one) => [FULL, one] as const), ...inner.map((one) => [shapes, one] as const)]) {
      expect(handleOf(layout, part).every(Number.isFinite)).toBe(true);
      const moved = [movePart(layout, part, 5, 0), movePart(layout, part, 0, 5)];
      expect(
        moved.some((other) => JSON.stringify(other) !== JSON.stringify(layout)),
        part.kind,
      ).toBe(true);
      const fields = fieldsOf(layout, part);
      expect(fields.length, part.kind).toBeGreaterThan(0);
      for (const field of fields) {
        const value = field.value === field.max ? field.value - 1 : field.value + 1;
        const again = fieldsOf(field.set(value), part).find(({ key }) => key === field.key);
        expect(again?.value, `${part.kind} ${field.key}`).toBe(value);
      }
    }
  });

  test('drags end on the 5 cm grid', () => {
    expect(dragPart(ROOM, { kind: 'corner', index: 1 }, [712, -3]).outline[1]).toEqual([710, -5]);
    expect(dragPart(FULL, { kind: 'pillar', index: 0 }, [302.4, 398]).pillars[0]).toMatchObject({ xCm: 300, yCm: 400 });
    expect(dragPart(ROOM, { kind: 'teacherZone', index: 0 }, [350, 163]).teacherZone).toEqual({ depthCm: 165 });
    // A wall goes square to itself: both corners keep their x.
    expect(dragPart(ROOM, { kind: 'wall', index: 2 }, [100, 883]).outline).toEqual([
      [0, 0],
      [700, 0],
      [700, 885],
      [0, 885],
    ]);
  });

  test('a door slides along its wall, never beyond, and jumps to the nearest wall', () => {
    const { layout } = addPart(ROOM, 'door');
    expect(movePart(layout, { kind: 'door', index: 0 }, 0, 9999).doors[0]?.offsetCm).toBe(710);
    expect(movePart(layout, { kind: 'door', index: 0 }, 50, 0).doors[0]?.offsetCm).toBe(0);
    expect(dragPart(layout, { kind: 'door', index: 0 }, [10, 640]).doors[0]).toMatchObject({ wall: 3 });
  });

  test('a new corner changes no seat, takes doors along, and goes again', () => {
    const { layout } = addPart(ROOM, 'door');
    const door = { ...layout, doors: layout.doors.map((d) => ({ ...d, offsetCm: 600 })) };
    const split = splitWall(door, 1);
    expect(split.outline).toHaveLength(5);
    expect(split.doors[0]).toMatchObject({ wall: 2, offsetCm: 200 });
    expect(handleOf(split, { kind: 'door', index: 0 })).toEqual(handleOf(door, { kind: 'door', index: 0 }));
    expect(removePart(split, { kind: 'corner', index: 2 }).outline).toEqual(ROOM.outline);
    const triangle = { ...ROOM, outline: ROOM.outline.slice(0, 3) };
    expect(removePart(triangle, { kind: 'corner', index: 0 })).toBe(triangle);
  });

  test('what was added can be removed', () => {
    for (const kind of ADDABLE) expect(removePart(FULL, { kind, index: 0 })).toMatchObject({ outline: ROOM.outline });
    expect(ADDABLE.reduce((layout, kind) => removePart(layout, { kind, index: 0 }), FULL)).toEqual(ROOM);
  });

  test('a block splits into single desks at the same seats', () => {
    const block = FULL.desks[0];
    const single = scatterDesks(FULL, 0);
    expect(single.desks).toHaveLength((block?.rows ?? 0) * (block?.columns ?? 0));
    expect(layoutProblems(single)).toEqual([]);
  });

  test('sides of a rectangle, and the length of any wall', () => {
    expect(rectangleSides(ROOM)).toEqual({ widthCm: 700, lengthCm: 800 });
    expect(rectangleSides(movePart(ROOM, { kind: 'corner', index: 2 }, 5, 0))).toBeNull();
    expect(wallLengthCm(withWallLength(ROOM, 1, 650).outline, 1)).toBe(650);
  });
});

describe('shapes', () => {
  const zone = { kind: 'zone', index: 0 } as const;
  const teacherZone = { kind: 'teacherZone', index: 0 } as const;
  const withZone = withShape(withShape(FULL, zone, boxCorners(200, 300, 200, 200)), teacherZone, boxCorners(0, 0, 700, 150));
  const corner = (part: PartId, at: number): PartId => ({
    kind: part.kind === 'zone' ? 'zoneCorner' : 'teacherCorner',
    index: 0,
    corner: at,
  });

  test.each([zone, teacherZone])('the corners of a $kind are dragged one by one, added and taken away', (part) => {
    const before = shapeOf(withZone, part) ?? [];
    const dragged = dragPart(withZone, corner(part, 2), [452, 517]);
    expect(shapeOf(dragged, part)).toEqual(before.with(2, [450, 515]));
    expect(rectangleSides(dragged)).toEqual(rectangleSides(withZone));

    const added = splitShape(dragged, corner(part, 2));
    expect(added.part).toEqual(corner(part, 3));
    expect(hasPart(added.layout, added.part)).toBe(true);
    expect(shapeOf(added.layout, part)).toHaveLength(5);
    expect(layoutProblems(added.layout)).toEqual([]);
    const fewer = removePart(removePart(added.layout, corner(part, 0)), corner(part, 0));
    expect(shapeOf(fewer, part)).toHaveLength(3);
    expect(canRemove(fewer, corner(part, 0))).toBe(false);
    expect(removePart(fewer, corner(part, 0))).toBe(fewer);
    expect(hasPart(fewer, corner(part, 3))).toBe(false);
  });

  test('the box of a shape with many corners keeps its form: it moves and stretches', () => {
    const five = splitShape(withZone, zone).layout;
    const field = (key: string) => fieldsOf(five, zone).find((one) => one.key === key);
    const wide = field('width')?.set(400) ?? ROOM;
    expect(boxOf(shapeOf(wide, zone) ?? [])).toEqual({ x: 200, y: 300, width: 400, height: 200 });
    expect(shapeOf(wide, zone)).toHaveLength(5);
    expect(boxOf(shapeOf(field('x')?.set(150) ?? ROOM, zone) ?? [])).toEqual({ x: 150, y: 300, width: 200, height: 200 });
  });

  test('a shape that crosses itself is told', () => {
    const crossed = movePart(withZone, corner(zone, 2), -400, -50);
    expect(layoutProblems(crossed).map(({ code, path }) => [code, path])).toEqual([['SHAPE_CROSSES', '/spacingZones/0/corners']]);
  });
});

test('two drawings are told apart in numbers; what only moved is not listed', () => {
  expect(drawingDifferences(FULL, FULL)).toEqual([]);
  expect(drawingDifferences(FULL, movePart(FULL, { kind: 'pillar', index: 0 }, 50, 0))).toEqual([]);
  const other = removePart(withRectangleSides(FULL, 720, 800), { kind: 'door', index: 0 });
  expect(drawingDifferences(FULL, other)).toEqual([
    { key: 'width', mine: 700, theirs: 720 },
    { key: 'doors', mine: 1, theirs: 0 },
  ]);
});

describe('files', () => {
  test('a drawing comes back as it was', () => {
    expect(layoutOfFile(layoutFile(FULL))).toEqual(FULL);
  });
  test.each(['', 'bukan JSON', '[]', '{"version":1}', '{"version":9,"outline":[]}'])('%j is refused in words', (text) => {
    expect(() => layoutOfFile(text)).toThrow(expect.objectContaining({ path: expect.any(String) as string }));
  });
  test('seats as a table with decimal commas', () => {
    const mark = { number: 1, row: 'A', xCm: 50, yCm: 200.5, tapeCm: [206.6, 680.1], seat: [0.5, 2.005] } as const;
    expect(seatsCsv([mark]).split('\r\n')[1]).toBe('1;A;50;200,5;206,6;680,1');
  });
});

test('new parts land inside an L, where the middle of its box is outside; desks as many as fit', () => {
  const ell: RoomLayout = {
    ...rectangleLayout({ widthCm: 700, lengthCm: 800, sideMarginCm: 50, frontZoneCm: 150, backMarginCm: 50 }),
    outline: [
      [0, 0],
      [700, 0],
      [700, 250],
      [250, 250],
      [250, 800],
      [0, 800],
    ],
  };
  for (const kind of ADDABLE) expect(layoutProblems(addPart(ell, kind).layout), kind).toEqual([]);
  const [block] = addPart(ell, 'desks').layout.desks;
  expect((block?.rows ?? 0) * (block?.columns ?? 0)).toBeGreaterThanOrEqual(5);
});
