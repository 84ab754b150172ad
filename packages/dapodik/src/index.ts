export {
  readConsentCsv,
  type ConsentAnswer,
  type ConsentOptions,
  type ConsentRecord,
  type ConsentSheet,
} from './consent-csv.ts';
export type { ProblemCode, ProblemEffect, RowProblem } from './problem.ts';
export { readPupilExport, type PupilExport, type PupilRecord } from './pupil-export.ts';
export type { ReadOptions } from './read-options.ts';
export { readRegencyRecap, RECAP_FORMS, type RecapForm, type RecapRow, type RegencyRecap } from './regency-recap.ts';
export { resolveKecamatan, type KecamatanName } from './resolve-kecamatan.ts';
export { readRombelSheet, type RombelRecord, type RombelSheet } from './rombel-sheet.ts';
export { readRoomSheet, type RoomRecord, type RoomSheet } from './room-sheet.ts';
export { samplePupilExport, samplePupils, type SamplePupil } from './sample-pupil-export.ts';
export { MAX_FILE_BYTES, MAX_INFLATED_BYTES, type SourceFile } from './sheet-table.ts';
export { readTeacherExport, readTeacherSheet, type TeacherRecord, type TeacherSheet } from './teacher-sheet.ts';
export { consentTemplate, rombelTemplate, roomTemplate, teacherTemplate, type TemplateFile } from './templates.ts';
