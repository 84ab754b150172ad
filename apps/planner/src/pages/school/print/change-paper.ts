import { changeNotice, type ChangedGroup, type Paper, type SheetHead } from '@giliran/documents';
import { planChanges, pupilsOf, type PlanChange, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import type { PlanNames } from '../schedule/plan-names.ts';
import { sessionsOf } from './print-inputs.ts';

interface ChangeSource {
  readonly facts: SchoolFacts;
  readonly before: SavedPlan;
  readonly after: SavedPlan;
  /** Words for both plans: a group that was dropped keeps its label in `before`. */
  readonly names: PlanNames;
  readonly head: SheetHead;
}

const REASONS: Readonly<Record<PlanChange['kind'], string>> = {
  teacherAway: 'guru berhalangan',
  roomClosed: 'ruang tidak bisa dipakai',
  staysHome: 'ada siswa yang belajar dari rumah',
  zone: 'perubahan zona wilayah',
};

/** Notices for the groups in which some pupil's days or times differ from the version before; nobody else gets one. O(pupils + sessions). */
export function changePaper({ facts, before, after, names, head }: ChangeSource): Paper {
  const circumstances = (after.changes ?? []).filter(
    (change) => !(before.changes ?? []).some((old) => JSON.stringify(old) === JSON.stringify(change)),
  );
  const from = circumstances.map((change) => change.from).sort()[0] ?? null;
  const roster = new Map(
    facts.rombel.flatMap((rombel) =>
      pupilsOf(rombel).map((pupil) => [pupil.id, { rombel: rombel.name, number: pupil.rosterNumber }] as const),
    ),
  );
  const groupBefore = new Map(before.groups.flatMap((group) => group.pupils.map((pupil) => [pupil, group.id] as const)));
  const groups = planChanges(before, after)
    .groups.filter((change) => change.affected.length > 0)
    .flatMap((change): ChangedGroup[] => {
      // Pupils who came from elsewhere have other days behind them: one notice for each group they come from.
      const origins = new Map<string, string[]>();
      for (const pupil of change.affected) {
        const origin = groupBefore.get(pupil) ?? change.group;
        origins.set(origin, [...(origins.get(origin) ?? []), pupil]);
      }
      return [...origins].map(([origin, pupils]) => ({
        group: change.label,
        rombel: [...new Set(pupils.flatMap((id) => roster.get(id)?.rombel ?? []))].join(', '),
        rosterNumbers: pupils.flatMap((id) => roster.get(id)?.number ?? []),
        before: sessionsOf(facts, before, names, origin),
        after: change.kind === 'removed' ? [] : sessionsOf(facts, after, names, change.group),
      }));
    });
  const reason = [...new Set(circumstances.map((change) => REASONS[change.kind]))].join(', ') || 'penyusunan ulang jadwal sekolah';
  return changeNotice({ head, from, reason, groups });
}
