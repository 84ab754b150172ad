import { readinessTemplate } from '@giliran/policy/lifecycle';
import { badInput } from './errors.ts';

/** What stands beside a readiness answer. Which parts are needed depends on the code; a file is named, never uploaded. */
export interface Evidence {
  facilityName?: string;
  distanceKm?: number;
  count?: number;
  documentNumber?: string;
  documentDate?: string;
  documentName?: string;
  memberCount?: number;
  leader?: string;
  tasks?: string[];
  note?: string;
}

export type EvidenceInput = { [Key in keyof Evidence]?: Evidence[Key] | null | undefined };

/** The school's own statement that pupils live on the premises. */
export const BOARDING = 'BOARDING';
/** The head's renewed word that the checklist holds, before lessons are opened again. */
export const RECONFIRMED = 'RECONFIRMED';
const DECREE = 'B.1';
const PROTOCOL = 'B.2';
const RKAS = 'B.3';
/** The head's declaration (P4.7.b). */
const DECLARATION = 'B.4';

/** The codes only the head may answer. */
export const HEAD_CODES: readonly string[] = [DECLARATION, RECONFIRMED];

const TEXTS = ['facilityName', 'documentNumber', 'documentName', 'leader', 'note'] as const;

/**
 * Checks one readiness answer and returns its evidence without empty parts. Throws a typed error with the place and what to do:
 * a YES needs the evidence its line asks for, a NO never does. O(lines).
 */
export function readEvidence(code: string, answer: 'YES' | 'NO', input: EvidenceInput, path: string): Evidence {
  const template = readinessTemplate();
  const item = template.items.find(({ id }) => id === code);
  const team = template.teams.find(({ id }) => id === code);
  const extra = template.localExtras.find(({ id }) => id === code);
  if (!item && !team && !extra && ![DECREE, PROTOCOL, RKAS, DECLARATION, RECONFIRMED, BOARDING].includes(code)) {
    throw badInput(
      `${path}/code`,
      `Butir "${code}" tidak dikenal. Mungkin salah satu dari ${template.items.map(({ id }) => id).join(', ')}, T1–T3, B.1–B.4.`,
    );
  }
  const evidence: Evidence = {};
  for (const key of TEXTS) {
    const text = input[key]?.trim();
    if (text) evidence[key] = plainText(text, `${path}/evidence/${key}`);
  }
  if (input.distanceKm !== null && input.distanceKm !== undefined) {
    if (!(input.distanceKm >= 0 && input.distanceKm <= 500))
      throw badInput(`${path}/evidence/distanceKm`, `Jarak ${input.distanceKm} km tidak masuk akal; tulis 0–500 km.`);
    evidence.distanceKm = Math.round(input.distanceKm * 100) / 100;
  }
  for (const [key, most] of [
    ['count', 5000],
    ['memberCount', 500],
  ] as const) {
    const value = input[key];
    if (value === null || value === undefined) continue;
    if (value < 0 || value > most) throw badInput(`${path}/evidence/${key}`, `Jumlah ${value} tidak masuk akal; tulis 0–${most}.`);
    evidence[key] = value;
  }
  if (input.documentDate) evidence.documentDate = input.documentDate;
  if (team && input.tasks) {
    const unknown = input.tasks.find((id) => !team.tasks.some((task) => task.id === id));
    if (unknown !== undefined) throw badInput(`${path}/evidence/tasks`, `Tugas "${unknown}" bukan tugas ${team.nameId}.`);
    evidence.tasks = [...new Set(input.tasks)];
  }
  if (answer === 'NO') return evidence;
  const need = (present: boolean, key: keyof Evidence, what: string) => {
    if (!present) throw badInput(`${path}/evidence/${key}`, `Butir ${code} dijawab Ya, tetapi ${what} belum diisi.`);
  };
  if (item?.answer === 'MAPPED_COUNT') need(evidence.count !== undefined, 'count', 'jumlah orang yang terpetakan (boleh 0)');
  if (item?.extraFields.includes('count')) need((evidence.count ?? 0) > 0, 'count', 'jumlahnya');
  if (item?.extraFields.includes('facilityName'))
    need(evidence.facilityName !== undefined, 'facilityName', 'nama fasilitas kesehatan terdekat');
  if (item?.extraFields.includes('distanceKm')) need(evidence.distanceKm !== undefined, 'distanceKm', 'jaraknya');
  if (item?.extraFields.includes('date')) need(evidence.documentDate !== undefined, 'documentDate', 'tanggal kesepakatan');
  if (extra && extra.computed !== null) need(evidence.count !== undefined, 'count', 'jumlah yang ada');
  if (team) need((evidence.memberCount ?? 0) > 0, 'memberCount', 'jumlah anggota tim');
  if (code === DECREE) {
    need(evidence.documentNumber !== undefined, 'documentNumber', 'nomor SK');
    need(evidence.documentDate !== undefined, 'documentDate', 'tanggal SK');
  }
  if (code === PROTOCOL) need(evidence.documentDate !== undefined, 'documentDate', 'tanggal penetapan');
  return evidence;
}

/** At most this many characters in a free text. */
const LONGEST = 200;

/** A free text that may be stored openly: short, and without a number as long as NIK, No KK, NISN or a telephone's. */
export function plainText(text: string, path: string): string {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (trimmed.length > LONGEST) throw badInput(path, `Tulisan ${trimmed.length} huruf, paling banyak ${LONGEST}.`);
  if (/\d{10}|(\d{4}[ .-]){3}\d{4}/.test(trimmed)) throw badInput(path, 'Jangan tulis nomor pribadi (NIK, No KK, NISN, telepon) di sini.');
  return trimmed;
}
