import type { SavedPlan } from '@giliran/planning';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import { savedPlanOfVersion } from '../school-facts.ts';
import { weeksOfPlan } from './plan-weeks.ts';
import type { ComparedVersion } from './versions-query.ts';

export type FindingStatus = 'PASS' | 'FAIL' | 'NOT_DETERMINED' | 'NOT_APPLICABLE';

/** One of two plans that are held side by side. */
export interface CompareSide {
  readonly title: string;
  readonly plan: SavedPlan;
  /** The weeks over which its sessions are counted. */
  readonly weeks: 1 | 2;
  readonly sessionsEach: number;
  readonly proven: boolean;
  readonly groups: number;
  readonly sessions: number;
  readonly families: number;
  readonly familiesTogether: number;
  readonly peak: number;
  readonly brokenRules: number;
  readonly findings: readonly {
    readonly key: string;
    readonly article: string;
    readonly gist: string;
    readonly subject: string;
    readonly status: FindingStatus;
  }[];
}

/** A stored version, as it was judged when it was saved. */
export function sideOfVersion(title: string, version: ComparedVersion): CompareSide {
  const { judgement } = version;
  const plan = savedPlanOfVersion(version);
  const { metrics } = judgement;
  return {
    title,
    plan,
    weeks: weeksOfPlan(plan) ?? 1,
    sessionsEach: judgement.guaranteedSessions,
    proven: judgement.proven,
    groups: metrics.groups,
    sessions: metrics.sessions,
    families: metrics.families,
    familiesTogether: metrics.familiesTogether,
    peak: metrics.peakCampus,
    brokenRules: judgement.violations.length,
    findings: judgement.findings.map((f) => ({
      key: `${f.provisionId} ${f.subject ?? ''}`,
      article: f.article,
      gist: f.gist,
      subject: f.subject ?? '',
      status: f.status,
    })),
  };
}

/** The plan on screen, as the worker judges it now. */
export function sideOfBoard(title: string, plan: SavedPlan, { judgement }: JudgedPlan): CompareSide {
  const { metrics, violations } = judgement.check;
  return {
    title,
    plan,
    weeks: weeksOfPlan(plan) ?? 1,
    sessionsEach: judgement.guaranteedSessions,
    proven: judgement.proven,
    groups: metrics.groups,
    sessions: metrics.sessions,
    families: metrics.families,
    familiesTogether: metrics.familiesTogether,
    peak: metrics.peakCampus,
    brokenRules: violations.length,
    findings: judgement.findings.map((f) => ({
      key: `${f.provisionId} ${f.subject?.label ?? ''}`,
      article: f.article,
      gist: f.gist,
      subject: f.subject?.label ?? '',
      status: f.status,
    })),
  };
}

interface DifferingFinding {
  readonly key: string;
  readonly article: string;
  readonly gist: string;
  readonly subject: string;
  readonly before: FindingStatus | null;
  readonly after: FindingStatus | null;
}

/** Findings whose verdict differs; what passes on one side and is not judged on the other is left out. O(findings). */
export function differingFindings(before: CompareSide, after: CompareSide): DifferingFinding[] {
  const old = new Map(before.findings.map((finding) => [finding.key, finding]));
  const now = new Map(after.findings.map((finding) => [finding.key, finding]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [a, b] = [old.get(key), now.get(key)];
    const said = a ?? b;
    if (!said || a?.status === b?.status) return [];
    if ([a, b].every((finding) => !finding || finding.status === 'PASS' || finding.status === 'NOT_APPLICABLE')) return [];
    return [{ key, article: said.article, gist: said.gist, subject: said.subject, before: a?.status ?? null, after: b?.status ?? null }];
  });
}
