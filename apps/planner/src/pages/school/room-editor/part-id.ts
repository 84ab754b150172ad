export type PartKind =
  | 'corner'
  | 'wall'
  | 'teacherZone'
  | 'teacherCorner'
  | 'teacherPoint'
  | 'door'
  | 'aisle'
  | 'aisleFrom'
  | 'aisleTo'
  | 'pillar'
  | 'furniture'
  | 'desks'
  | 'zone'
  | 'zoneCorner';

/** Something of the drawing that can be picked and moved. */
export interface PartId {
  readonly kind: PartKind;
  readonly index: number;
  /** Which corner of the shape: of a 'zoneCorner' or 'teacherCorner'. */
  readonly corner?: number;
}

/** Are these the same part? */
export function samePart(a: PartId, b: PartId): boolean {
  return a.kind === b.kind && a.index === b.index && a.corner === b.corner;
}

/** The part that an end or a corner of it belongs to; every other part is its own. */
export function ownerOf(part: PartId): PartId {
  const { kind, index } = part;
  if (kind === 'aisleFrom' || kind === 'aisleTo') return { kind: 'aisle', index };
  if (kind === 'zoneCorner') return { kind: 'zone', index };
  return kind === 'teacherCorner' ? { kind: 'teacherZone', index: 0 } : part;
}

/** What the buttons add. */
export const ADDABLE = ['door', 'pillar', 'furniture', 'desks', 'aisle', 'zone'] as const;
export type Addable = (typeof ADDABLE)[number];

/** Where the drawing keeps them. */
export const LISTS = {
  door: 'doors',
  pillar: 'pillars',
  furniture: 'furniture',
  desks: 'desks',
  aisle: 'aisles',
  zone: 'spacingZones',
} as const;

/** The id of the handle of a part, to give it the focus. */
export function handleId({ kind, index, corner }: PartId): string {
  return `pegangan-${kind}-${index}${corner === undefined ? '' : `-${corner}`}`;
}
