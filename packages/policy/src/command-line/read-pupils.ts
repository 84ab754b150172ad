import { InputError } from '@giliran/kernel';
import type { Answer, PlanGroup, PlanPupil } from '../plan-facts.ts';
import { Reader } from '../reader.ts';

const ANSWERS: readonly Answer[] = ['YES', 'NO', 'UNKNOWN'];

/** What is known of a pupil. */
export interface KnownPupil {
  readonly rombelId: string | null;
  readonly consent: Answer;
  readonly permission: Answer | null;
  readonly eligible: boolean | null;
  readonly rtRwClear: boolean | null;
  readonly comorbidityControlled: boolean | null;
  readonly symptomFree: boolean | null;
}

/** Members as ids, as objects with what is known of each, or as a mere number (`size`): counts are enough. O(members). */
export function groupOf(one: Reader, pupils: Map<string, KnownPupil>, gates: ReadonlyMap<string, string>): PlanGroup {
  const id = one.text('id');
  const size = one.number('size', 0, 1000);
  const listed = one.list('pupils').map((entry, index): string => {
    const path = `${one.at('pupils')}/${index}`;
    if (typeof entry === 'string' && entry !== '') return entry;
    if (typeof entry === 'object' && entry !== null) {
      const member = new Reader(entry, path);
      const memberId = member.text('id');
      pupils.set(memberId, knownPupil(member, null));
      return memberId;
    }
    throw new InputError(path, `harus tanda pengenal peserta didik (teks); tertulis ${JSON.stringify(entry)}`);
  });
  if (size !== null && listed.length > 0 && size !== listed.length) {
    throw new InputError(one.at('size'), `daftar memuat ${listed.length} peserta didik; tertulis ${size}`);
  }
  const ids = listed.length > 0 ? listed : Array.from({ length: size ?? 0 }, (_, index) => `${id}#${index + 1}`);
  const all = one.raw('consent') === null ? null : answerOf(one, 'consent');
  const members = ids.map((pupilId): PlanPupil => {
    const known = pupils.get(pupilId);
    return {
      id: pupilId,
      consent: known?.consent ?? all ?? 'UNKNOWN',
      ...(known?.permission ? { permission: known.permission } : {}),
      eligible: known?.eligible ?? null,
      rtRwClear: known?.rtRwClear ?? null,
      comorbidityControlled: known?.comorbidityControlled ?? null,
      symptomFree: known?.symptomFree ?? null,
    };
  });
  const rombelId = ids.map((pupilId) => pupils.get(pupilId)?.rombelId ?? null).find((found) => found !== null);
  return {
    id,
    label: one.optionalText('label') ?? `Kelompok ${id}`,
    // The scheduler writes <rombel>-<letter>.
    rombelId: one.optionalText('rombel') ?? rombelId ?? id.replace(/-[^-]+$/, ''),
    pupils: members,
    gateId: one.optionalText('gate') ?? gates.get(id) ?? null,
  };
}

function knownPupil(one: Reader, rombelId: string | null): KnownPupil {
  for (const key of ['sex', 'fam']) one.raw(key);
  return {
    rombelId: one.optionalText('rombel') ?? rombelId,
    consent: answerOf(one, 'consent'),
    permission: one.raw('permission') === null ? null : answerOf(one, 'permission'),
    eligible: one.flag('eligible'),
    rtRwClear: one.flag('rtRwClear'),
    comorbidityControlled: one.flag('comorbidityControlled'),
    symptomFree: one.flag('symptomFree'),
  };
}

/** Pupils from `facts.pupils` and from `facts.rombel` (the lists of the scheduler's instance). */
export function pupilsOf(facts: Reader | null, sizes: Map<string, number>): Map<string, KnownPupil> {
  const pupils = new Map<string, KnownPupil>();
  const add = (one: Reader, rombelId: string | null): void => {
    const id = one.text('id');
    if (pupils.has(id)) throw new InputError(one.at('id'), `peserta didik "${id}" tertulis dua kali`);
    pupils.set(id, knownPupil(one, rombelId));
  };
  for (const one of facts?.children('pupils') ?? []) add(one, null);
  for (const rombel of facts?.children('rombel') ?? []) {
    const id = rombel.text('id');
    rombel.raw('grade');
    const size = rombel.number('size', 0, 100);
    if (size !== null) sizes.set(id, size);
    for (const one of rombel.children('pupils')) add(one, id);
  }
  return pupils;
}

/** true, false, YES, NO or UNKNOWN; missing is UNKNOWN. O(1). */
export function answerOf(one: Reader, key: string): Answer {
  const value = one.raw(key);
  if (value === null) return 'UNKNOWN';
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  const found = ANSWERS.find((answer) => answer === value);
  if (found === undefined) throw new InputError(one.at(key), `harus true, false, YES, NO atau UNKNOWN; tertulis ${JSON.stringify(value)}`);
  return found;
}
