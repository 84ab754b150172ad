import type { ProbabilityEstimate } from './histogram.ts';
import type { Setting } from './layout.ts';
import type { Assumption } from './assumption.ts';

/** Mean over replicates, its Monte-Carlo standard error, and the 5, 25, 50, 75, 95 % quantiles of the replicates. */
export interface MeanEstimate {
  mean: number;
  se: number;
  q: [number, number, number, number, number];
}

/** A share of people: mean over replicates with its 95 % interval. */
export interface AttackEstimate extends MeanEstimate {
  ci95: [number, number];
}

export interface PairedDifference {
  /** Plan minus reference, same chance events. */
  mean: number;
  se: number;
  ci95: [number, number];
  /** (variance of plan + variance of reference) / variance of the difference; null when the difference never varies. */
  varianceReduction: number | null;
}

export interface ScheduleResult {
  plan: string;
  /** Infections per run by setting. */
  infections: Record<Setting, MeanEstimate>;
  inSchoolInfections: MeanEstimate;
  attack: { pupil: AttackEstimate; teacher: AttackEstimate; householdMember: AttackEstimate };
  /** At least 2, at least 5 infections at school. */
  pOutbreak2: ProbabilityEstimate;
  pOutbreak5: ProbabilityEstimate;
  pGroupClosed: ProbabilityEstimate;
  pSchoolClosed: ProbabilityEstimate;
  /** Day number of the first closing decision, over the runs that had one; null without any. */
  firstClosingDay: (MeanEstimate & { runs: number }) | null;
  personDaysLost: MeanEstimate;
  /** Hours per consenting pupil over the horizon. */
  learningHours: { min: MeanEstimate; mean: MeanEstimate; gini: MeanEstimate };
  /** Hours taught per teacher. */
  teacherHours: MeanEstimate;
  /** null for the reference itself. */
  pairedToReference: { reference: string; inSchoolInfections: PairedDifference; learningHoursMean: PairedDifference } | null;
  exact: {
    attendedInfectiousDays: number;
    firstGeneration: number;
    latentDays: number;
    infectiousDays: number;
    hazardPerPairSession: number;
  };
}

export interface RotationResult {
  id: string | number | null;
  seed: number;
  engineVersion: string;
  inputHash: string;
  label: string;
  persons: number;
  /** Pupils without consent: they stay at home and are not in the learning hours. */
  pupilsWithoutConsent: number;
  days: number;
  replicates: number;
  /** Why it ended; RUNNING for an intermediate summary, TIME when a host's stop signal cut it short. */
  stopped: 'REPLICATES' | 'TARGET_SE' | 'MAX' | 'TIME' | 'RUNNING';
  assumptions: Assumption[];
  schedules: ScheduleResult[];
  warnings: string[];
}
