/** What a task may do while it runs. */
export interface TaskContext {
  /** 0..1 */
  readonly progress: (share: number) => void;
}
