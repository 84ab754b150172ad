/** What a task may do while it runs. */
export interface TaskContext {
  /** 0..1 */
  readonly progress: (share: number) => void;
  /** An answer that may be kept should the task be cancelled; a later one takes its place. */
  readonly partial: (output: unknown) => void;
}
