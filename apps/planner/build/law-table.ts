import type { Plugin } from 'vite';

const NAME = 'virtual:law-table';

/**
 * What the stored Perbup says about one room, resolved while building: for each form of education the spacing, the cap and
 * their articles. So the first page carries two kilobytes of law instead of every regulation; other pages resolve for themselves.
 */
export function lawTable(): Plugin {
  return {
    name: 'law-table',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const { policyOf } = await import('@giliran/planning');
      const { EDUCATION_FORMS } = await import('@giliran/policy');
      const { citationsOf } = await import('../src/engine/citation-of.ts');
      const rows: string[] = [];
      const rowOf: Record<string, number> = {};
      for (const form of EDUCATION_FORMS) {
        const policy = policyOf(form, { regulationIds: ['bengkayang-51-2021'], phase: 'TRANSITION', date: '2021-09-13' });
        const { minDistanceM, maxPupilsPerRoom, roomMargins } = policy.limits;
        const row = JSON.stringify({
          limits: { minDistanceM, maxPupilsPerRoom, roomMargins },
          spacingCitations: citationsOf(minDistanceM.winners),
          capCitations: citationsOf(maxPupilsPerRoom.winners),
          scopeNotes: Object.values(policy.scopes).flatMap((scope) => scope.note ?? []),
        });
        if (!rows.includes(row)) rows.push(row);
        rowOf[form] = rows.indexOf(row);
      }
      return `const rows = [${rows.join(',\n')}];\nconst rowOf = ${JSON.stringify(rowOf)};\nexport const lawOf = (form) => rows[rowOf[form]];`;
    },
  };
}
