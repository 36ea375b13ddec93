export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobProgress {
  done: number;
  /** Null while it is not known how much there is to do. */
  total: number | null;
  /** What is being done, in words. */
  message: string;
}

/** Work for the worker process, as people and workers see it. */
export interface Job {
  id: string;
  kind: string;
  /** Jobs with one key are the same work: one of them at a time is open. */
  key: string;
  state: JobState;
  /** Belongs to the kind, which parses it. */
  payload: unknown;
  progress: JobProgress;
  /** Why it failed, or why it will be tried again. */
  error: string | null;
  /** Times that a worker took it up. */
  attempts: number;
  /** What it made; set when it is done. */
  resultId: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}
