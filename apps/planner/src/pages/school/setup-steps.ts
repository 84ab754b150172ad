/** What a school has entered so far, in numbers. */
export interface SchoolProgress {
  readonly rombel: number;
  readonly pupils: number;
  readonly rooms: number;
  readonly roomsMeasured: number;
  readonly teachers: number;
  /** Version of the stored parameters; 0 = still the starting values. */
  readonly settingVersion: number;
  readonly plans: number;
}

type StepKey = 'pupils' | 'rooms' | 'teachers' | 'setting' | 'plan';
export type StepState = 'done' | 'partly' | 'todo';

export interface SetupStep {
  readonly key: StepKey;
  /** Tab of the school. */
  readonly tab: string;
  readonly state: StepState;
  /** The first step that is not done. */
  readonly next: boolean;
}

/** The way to a first plan, and how far the school has come on it. O(1). */
export function setupSteps(progress: SchoolProgress): SetupStep[] {
  const states: readonly (readonly [StepKey, string, StepState])[] = [
    ['pupils', 'data', progress.pupils > 0 ? 'done' : progress.rombel > 0 ? 'partly' : 'todo'],
    // One measured room is enough for a draft; rooms without sizes stay out of it.
    ['rooms', 'ruang', progress.rooms === 0 ? 'todo' : progress.roomsMeasured === progress.rooms ? 'done' : 'partly'],
    ['teachers', 'guru', progress.teachers > 0 ? 'done' : 'todo'],
    ['setting', 'aturan', progress.settingVersion > 0 ? 'done' : 'todo'],
    ['plan', 'jadwal', progress.plans > 0 ? 'done' : 'todo'],
  ];
  const first = states.find(([, , state]) => state !== 'done')?.[0];
  return states.map(([key, tab, state]) => ({ key, tab, state, next: key === first }));
}
