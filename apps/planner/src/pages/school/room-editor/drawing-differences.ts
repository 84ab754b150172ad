import { roomFrame, seatPointsCm, type RoomLayout } from '@giliran/planning';

/** One thing that two drawings of a room do not have alike. Label: `conflict.<key>` in i18n "room-editor". */
export interface DrawingDifference {
  readonly key: 'width' | 'length' | 'corners' | 'margin' | 'doors' | 'pillars' | 'furniture' | 'aisles' | 'spacingZones' | 'deskSeats';
  readonly mine: number;
  readonly theirs: number;
}

/** In what do two drawings differ, in numbers: sides and margin in cm, everything else counted. What only moved is not listed. O(parts). */
export function drawingDifferences(mine: RoomLayout, theirs: RoomLayout): DrawingDifference[] {
  const [ours, others] = [numbersOf(mine), numbersOf(theirs)];
  return (Object.keys(ours) as DrawingDifference['key'][])
    .map((key) => ({ key, mine: ours[key], theirs: others[key] }))
    .filter((pair) => pair.mine !== pair.theirs);
}

function numbersOf(layout: RoomLayout): Record<DrawingDifference['key'], number> {
  const { widthCm, lengthCm } = roomFrame(layout);
  return {
    width: widthCm,
    length: lengthCm,
    corners: layout.outline.length,
    margin: layout.wallMarginCm,
    doors: layout.doors.length,
    pillars: layout.pillars.length,
    furniture: layout.furniture.length,
    aisles: layout.aisles.length,
    spacingZones: layout.spacingZones.length,
    deskSeats: layout.desks.reduce((sum, block) => sum + seatPointsCm(block).length, 0),
  };
}
