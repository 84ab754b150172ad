import type { SavedPlan } from '@giliran/planning';
import { ArticleChip, shortArticle } from '../../../components/article-chip.tsx';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import type { BrokenRule, RuleSource } from '../../../engine/tasks/rule-source.ts';
import { useTranslation, type Translate } from '../../../i18n/use-translation.ts';
import type { PlanNames } from './plan-names.ts';
import { violationText } from './violation-text.ts';

/** Each broken rule as a sentence with its source: article chips for law, a label for what the school chose. */
export function BrokenRules({ breaks, plan, names }: { breaks: readonly BrokenRule[]; plan: SavedPlan; names: PlanNames }) {
  const { t } = useTranslation('schedule');
  return (
    <ul className="broken-rules">
      {breaks.map(({ violation, source }, i) => (
        <li key={`${i} ${violation.message}`}>
          {violationText(violation, plan, names, t)} <RuleSourceChips source={source} />
        </li>
      ))}
    </ul>
  );
}

/** The law behind a rule as chips that open its text, or that it is the school's own rule. */
export function RuleSourceChips({ source }: { source: RuleSource }) {
  const { t } = useTranslation('schedule');
  if (source.kind === 'school') return <span className="chip-school">{t('source.school')}</span>;
  return (
    <>
      {source.citations.map((citation) => (
        <ArticleChip key={citation.source + citation.article} citation={citation} />
      ))}
      {source.assumptionIds.map((id) => (
        <AssumptionChip key={id} id={id} />
      ))}
    </>
  );
}

/** The same in plain words, for announcements and while something is being dragged. */
export function ruleSourceText(source: RuleSource, t: Translate): string {
  if (source.kind === 'school') return t('source.school');
  return source.citations.map((citation) => `${shortArticle(citation.article)} (${citation.source})`).join(', ');
}
