import {
  readConsentCsv,
  readLessonSheet,
  readPupilExport,
  readRombelSheet,
  readRoomSheet,
  readTeacherExport,
  type ConsentSheet,
  type LessonSheet,
  type PupilExport,
  type RombelSheet,
  type RoomSheet,
  type SourceFile,
  type TeacherSheet,
} from '@giliran/dapodik';

/** Sheets a school brings, by kind. */
export interface SheetKinds {
  pupils: PupilExport;
  rooms: RoomSheet;
  teachers: TeacherSheet;
  rombel: RombelSheet;
  consents: ConsentSheet;
  lessons: LessonSheet;
}

export type SheetKind = keyof SheetKinds;

export interface KnownNames {
  readonly rombel: readonly string[];
  readonly teachers: readonly string[];
}

export interface SheetQuestion {
  readonly kind: SheetKind;
  readonly file: SourceFile;
  /** Use the likely value of each problem that has one. */
  readonly acceptSuggestions: boolean;
  /** Keys of the pupils of the school, for `consents`. */
  readonly knownKeys?: readonly string[];
  /** Names of the school's rombel and teachers, for `lessons`. */
  readonly knownNames?: KnownNames;
  /** Read the family card numbers too, for `pupils`; only at saving and only with the operator's tick. */
  readonly familyNumbers?: boolean;
}

export type ReadSheet = SheetKinds[SheetKind];

/** Reads a sheet beside the page. Whatever the file holds, the answer is rows and problems. */
export function readSheet({ kind, file, acceptSuggestions, knownKeys, knownNames, familyNumbers }: SheetQuestion): ReadSheet {
  const options = { acceptSuggestions };
  switch (kind) {
    case 'pupils':
      return readPupilExport(file, { ...options, familyNumbers: familyNumbers ?? false });
    case 'rooms':
      return readRoomSheet(file, options);
    case 'teachers':
      // The export's rules read our template too.
      return readTeacherExport(file);
    case 'rombel':
      return readRombelSheet(file, options);
    case 'consents':
      return readConsentCsv(file, { ...options, ...(knownKeys ? { knownKeys } : {}) });
    case 'lessons':
      return readLessonSheet(file, { ...options, ...knownNames });
  }
}
