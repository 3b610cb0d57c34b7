/** A second thread that reads batches of a tree's files: both its ends. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { readingBuffer } from './file-bytes.ts';
import { readBatch, takeBatch } from './shared-files.ts';
import type { IsWanted, ReadBatch, SharedFiles } from './shared-files.ts';

interface ThreadData {
  readonly files: SharedFiles;
  readonly about: unknown;
}

export interface ReadingThread {
  /** What it has read since it was asked last. */
  takeResults(): ReadBatch[];
  /** Until it has read all that it took, or has failed: the batch that it had then is in no result. */
  readonly ended: Promise<void>;
  stop(): Promise<unknown>;
}

/** The program of a thread, a module that calls `serveReading`, and what that is told: plain data. */
export interface ThreadProgram {
  readonly program: URL;
  readonly about: unknown;
}

export function startReadingThread({ program, about }: ThreadProgram, files: SharedFiles): ReadingThread {
  const workerData: ThreadData = { files, about };
  const worker = new Worker(program, { workerData });
  let results: ReadBatch[] = [];
  worker.on('message', (result: ReadBatch) => results.push(result));
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      resolve();
    });
    // Who reads with it reads what it hasn't.
    worker.on('error', () => {
      resolve();
    });
  });
  return {
    takeResults() {
      const taken = results;
      results = [];
      return taken;
    },
    ended,
    stop: () => worker.terminate(),
  };
}

/** What the thread's own program does: it reads as long as there are batches. */
export function serveReading(isWantedIn: (about: unknown) => IsWanted): void {
  const { files, about } = workerData as ThreadData;
  const isWanted = isWantedIn(about);
  const buffer = readingBuffer();
  for (let batch = takeBatch(files); batch !== null; batch = takeBatch(files))
    parentPort?.postMessage(readBatch(files, batch, buffer, isWanted));
}
