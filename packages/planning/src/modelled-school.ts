import type { EducationForm, Limits } from '@giliran/policy';
import type { RombelFacts, SchoolFacts } from './school-facts.ts';
import { defaultSetting } from './school-setting.ts';

/** Levels for which the Dinas states assumptions. */
export const MODEL_LEVELS = ['PAUD', 'SD', 'SMP', 'SMA', 'NONFORMAL', 'SLB'] as const;
export type ModelLevel = (typeof MODEL_LEVELS)[number];

/** What the public recap lacks and the Dinas states, per level; shown beside every result. */
export interface LevelAssumption {
  /** Every classroom of the level has this size, metres. */
  roomWidthM: number;
  roomLengthM: number;
  /** Pupils per rombel; null = the recap's pupils spread evenly over the recap's rombel. */
  rombelSize: number | null;
  /** Share of parents who choose face-to-face, 0..1. */
  consentShare: number;
}

export type LevelAssumptions = Record<ModelLevel, LevelAssumption>;

/** Counts of one row of a recap. */
export interface RecapCounts {
  id: string;
  form: EducationForm;
  pupils: number;
  rombel: number;
  rooms: number;
  teachers: number;
}

/** Starting values of the assumptions: common room sizes (capacity notes section 9); every one is the user's to change. */
export const DEFAULT_ASSUMPTIONS: LevelAssumptions = {
  PAUD: { roomWidthM: 6, roomLengthM: 7, rombelSize: null, consentShare: 1 },
  SD: { roomWidthM: 7, roomLengthM: 8, rombelSize: null, consentShare: 1 },
  SMP: { roomWidthM: 7, roomLengthM: 9, rombelSize: null, consentShare: 1 },
  SMA: { roomWidthM: 8, roomLengthM: 9, rombelSize: null, consentShare: 1 },
  NONFORMAL: { roomWidthM: 6, roomLengthM: 7, rombelSize: null, consentShare: 1 },
  SLB: { roomWidthM: 5, roomLengthM: 6, rombelSize: null, consentShare: 1 },
};

const LEVEL_OF: Record<EducationForm, ModelLevel> = {
  TK: 'PAUD',
  KB: 'PAUD',
  TPA: 'PAUD',
  SPS: 'PAUD',
  RA: 'PAUD',
  SD: 'SD',
  MI: 'SD',
  SMP: 'SMP',
  MTS: 'SMP',
  SMA: 'SMA',
  SMK: 'SMA',
  MA: 'SMA',
  SLB: 'SLB',
  PKBM: 'NONFORMAL',
  SKB_UNIT: 'NONFORMAL',
  PAKET_A: 'NONFORMAL',
  PAKET_B: 'NONFORMAL',
  PAKET_C: 'NONFORMAL',
};

export function modelLevelOf(form: EducationForm): ModelLevel {
  return LEVEL_OF[form];
}

/**
 * A school with rooms, rombel and teachers modelled from the counts of a recap row and the stated assumptions: every room the
 * same size, pupils spread evenly, every teacher for every rombel, the default shifts of the level. Margins of the rooms and the gap
 * between two groups are those of in `limits`. Deterministic. O(pupils).
 */
export function modelledSchool(
  row: RecapCounts,
  assumptions: LevelAssumptions,
  limits?: Pick<Limits, 'roomMargins' | 'roomGapMin'>,
): SchoolFacts {
  const level = assumptions[modelLevelOf(row.form)];
  const attending = Math.round(row.pupils * level.consentShare);
  const rombelCount = level.rombelSize === null ? Math.max(row.rombel, row.pupils > 0 ? 1 : 0) : Math.ceil(row.pupils / level.rombelSize);
  const rombel: RombelFacts[] = Array.from({ length: rombelCount }, (_, i) => ({
    id: `R${i + 1}`,
    name: `R${i + 1}`,
    grade: null,
    pupilCount: share(attending, rombelCount, i),
    pupils: [],
  }));
  const setting = defaultSetting(row.form);
  const margins = limits?.roomMargins.value ?? { sideM: 0.5, frontM: 2, backM: 0.5 };
  return {
    id: row.id,
    form: row.form,
    setting: { ...setting, roomGapMin: limits?.roomGapMin.value ?? setting.roomGapMin },
    rooms: Array.from({ length: row.rooms }, (_, i) => ({
      id: `K${i + 1}`,
      name: `K${i + 1}`,
      site: 'ON_CAMPUS' as const,
      widthCm: Math.round(level.roomWidthM * 100),
      lengthCm: Math.round(level.roomLengthM * 100),
      sideMarginCm: Math.round(margins.sideM * 100),
      frontZoneCm: Math.round(margins.frontM * 100),
      backMarginCm: Math.round(margins.backM * 100),
    })),
    teachers: Array.from({ length: row.teachers }, (_, i) => ({
      id: `G${i + 1}`,
      name: `G${i + 1}`,
      rombelId: null,
      maxDay: null,
      maxWeek: null,
    })),
    rombel: rombel.filter((r) => r.pupilCount > 0),
    zoneHistory: [],
  };
}

/** The i-th of `parts` nearly equal parts of a whole number. */
function share(whole: number, parts: number, index: number): number {
  return Math.floor(whole / parts) + (index < whole % parts ? 1 : 0);
}
