import { Worker } from 'node:worker_threads';

interface Task {
  input: unknown;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A fixed number of threads that answer one message each at a time. A thread that dies is replaced and its task rejected. */
export class ThreadPool {
  readonly size: number;
  private readonly script: URL;
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Task>();
  private readonly waiting: Task[] = [];
  private stopped = false;

  constructor(script: URL, size: number) {
    this.script = script;
    this.size = size;
  }

  run(input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ input, resolve, reject });
      this.next();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const task of this.waiting.splice(0)) task.reject(new Error('stopped'));
    await Promise.all([...this.idle, ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private next(): void {
    if (this.stopped || this.waiting.length === 0) return;
    const worker = this.idle.pop() ?? (this.busy.size < this.size ? this.start() : null);
    if (!worker) return;
    const task = this.waiting.shift() as Task;
    this.busy.set(worker, task);
    worker.postMessage(task.input);
  }

  private start(): Worker {
    const worker = new Worker(this.script);
    worker.unref();
    worker.on('message', (message: { value?: unknown; error?: string }) => {
      const task = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      if (message.error === undefined) task?.resolve(message.value);
      else task?.reject(new Error(message.error));
      this.next();
    });
    worker.on('error', (error) => this.lost(worker, error as Error));
    worker.on('exit', (code) => this.lost(worker, new Error(`thread ended with code ${code}`)));
    return worker;
  }

  private lost(worker: Worker, error: Error): void {
    const task = this.busy.get(worker);
    this.busy.delete(worker);
    const index = this.idle.indexOf(worker);
    if (index >= 0) this.idle.splice(index, 1);
    task?.reject(error);
    this.next();
  }
}
