import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, mapExchange, type CombinedError } from 'urql';
import { markSessionExpired } from './auth.ts';

const SESSION_CODES = new Set(['SESSION_EXPIRED', 'UNAUTHENTICATED']);

/** The API client: normalised cache, and a banner instead of a lost page when the session has ended. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: { credentials: 'same-origin' },
  exchanges: [
    cacheExchange({ keys: cacheKeys() }),
    mapExchange({
      onError(error) {
        if (isSessionError(error)) markSessionExpired();
      },
    }),
    fetchExchange,
  ],
});

/** Did the server refuse because nobody is signed in (any more)? */
function isSessionError(error: CombinedError): boolean {
  return error.graphQLErrors.some((e) => SESSION_CODES.has(String(e.extensions?.['code'])));
}

/** Sentence for the user: the server's own (Indonesian, says what to do), or that the network failed (key of i18n/common.json). */
export function errorText(error: CombinedError, t: (key: string) => string): string {
  return error.graphQLErrors[0]?.message ?? t('networkError');
}

type Keys = Record<string, (data: Readonly<Record<string, unknown>>) => string | null>;

/**
 * Types without an id of their own, or whose id names them only within one plan, school or regulation: the cache keeps them
 * inside their parent. A new type without `id` is added here.
 */
function cacheKeys(): Keys {
  const embedded = [
    'AccountRole',
    'Aggregate',
    'AmendmentCheck',
    'AmendmentLine',
    'AreaCount',
    'AreaZone',
    'AuthorableParameter',
    'CalendarClosure',
    'CalendarStop',
    'CaseCount',
    'CaseProposal',
    'ClosureStage',
    'ConsentCount',
    'ConsentRecap',
    'DailyList',
    'DayLesson',
    'DayPlan',
    'DaySession',
    'DemoAccount',
    'DryRunItem',
    'ErasedRows',
    'Finding',
    'Gate',
    'Guard',
    'HandedOverPassword',
    'HomePupil',
    'ImportCount',
    'ImportRecapResult',
    'LessonDemand',
    'LessonFrame',
    'LevelAssumption',
    'Lifecycle',
    'LifecycleChanged',
    'LifecycleConflict',
    'LifecycleRefused',
    'Limit',
    'LocalAssumption',
    'LocalComparison',
    'LocalRegulationCheck',
    'LocalRegulationRefused',
    'NextStep',
    'NotSuspended',
    'OrderClosureResult',
    'PageInfo',
    'Permit',
    'PlanChange',
    'PlanConflict',
    'PlanDays',
    'PlanGroup',
    'PlanJudgement',
    'PlanLesson',
    'PlanMetrics',
    'PlanNotFinal',
    'PlanSession',
    'Provision',
    'QuerySchoolsConnection',
    'QuerySchoolsConnectionEdge',
    'ReadinessDifference',
    'ReadinessEvidence',
    'ReadinessExtra',
    'ReadinessGate',
    'ReadinessItem',
    'ReadinessRecap',
    'ReadinessRecapRow',
    'ReadinessWarning',
    'Reason',
    'RegulationValue',
    'RoomCalculation',
    'RoomCapacity',
    'RoomConflict',
    'RuleDay',
    'SatgasTeam',
    'ScenarioSchool',
    'SchoolCalendar',
    'SchoolReadiness',
    'SchoolSetting',
    'Seat',
    'SeatCap',
    'SettingConflict',
    'Shift',
    'SymptomCount',
    'UsedAssumption',
    'Violation',
    'WhatIfAmendment',
    'WhatIfRules',
    'WhatIfSide',
    'WhatIfTotal',
    'ZoneChange',
  ];
  const byCode = (data: Readonly<Record<string, unknown>>) => (typeof data['code'] === 'string' ? data['code'] : null);
  return { ...Object.fromEntries(embedded.map((type) => [type, () => null])), Desa: byCode, Kabupaten: byCode, Kecamatan: byCode };
}
