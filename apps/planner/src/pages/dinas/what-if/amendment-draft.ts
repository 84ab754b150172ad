import type { VariablesOf } from '../../../api/graphql.ts';
import { kindOf, typedValue, valueJson } from '../rules/parameter-kind.ts';
import type { Parameter } from '../rules/rules-queries.ts';
import type { TriedRule } from '../rules/tried-rule.ts';
import type { StartScenario } from './scenario-queries.ts';

export type AmendmentInput = NonNullable<VariablesOf<typeof StartScenario>['sides'][number]['amendment']>;

/** One change as it is typed. */
export interface ChangeDraft {
  readonly id: number;
  readonly key: string;
  readonly typed: string;
  readonly zones: readonly string[];
  readonly group: string;
  readonly from: string;
  readonly article: string;
  readonly quote: string;
  readonly reference: string;
}

export interface AmendmentDraft {
  readonly name: string;
  /** Empty: the first regulation of the side. */
  readonly baseline: string;
  readonly changes: readonly ChangeDraft[];
}

/** A change to begin with. `id` tells the changes of a draft apart. */
export function emptyChange(id: number, from: string): ChangeDraft {
  return {
    id,
    key: 'max_pupils_per_room',
    typed: '',
    zones: [],
    group: 'DASMEN',
    from,
    article: '',
    quote: '',
    reference: '',
  };
}

/** A rule that is being written as a draft to be tried. */
export function draftOfRule(rule: TriedRule): AmendmentDraft {
  const change: ChangeDraft = {
    id: 1,
    key: rule.key,
    ...typedValue(rule.value),
    group: rule.levelGroup ?? '',
    from: rule.from,
    article: rule.article,
    quote: rule.quote,
    reference: rule.reference ?? '',
  };
  return { name: rule.title, baseline: '', changes: [change] };
}

/** What the server is asked; null while a value or a day is missing. */
export function amendmentInput(
  draft: AmendmentDraft,
  name: string,
  baseline: string | undefined,
  parameters: readonly Parameter[],
): AmendmentInput | null {
  if (baseline === undefined || draft.changes.length === 0) return null;
  const changes = draft.changes.map((change) => {
    const parameter = parameters.find(({ key }) => key === change.key);
    const value = parameter ? valueJson(kindOf(parameter), change.typed, change.zones) : null;
    if (!parameter || value === null || change.from === '') return null;
    return {
      key: change.key,
      value,
      unit: parameter.unit,
      levelGroup: change.group || null,
      from: change.from,
      article: change.article || null,
      quote: change.quote || null,
      reference: change.reference || null,
    };
  });
  const complete = changes.filter((change) => change !== null);
  return complete.length === changes.length ? { name, baseline, changes: complete } : null;
}
