/** Holds back signals that end the process until what was begun is finished or taken back. */
import process from 'node:process';
import { WriteRefused } from './write-refused.ts';

/** What a person or a CI system stops a run with. */
export const STOPS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Thrown once what was begun is taken back or finished: then the process is to end by that signal. */
export class Stopped extends WriteRefused {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals, file: string, why: string) {
    super(file, why);
    this.signal = signal;
  }
}

/**
 * Does work during which a signal doesn't end the process, but aborts what the work is given. It is trusted to come to
 * its end soon then, and to throw `Stopped`.
 */
export async function holdingStops<T>(work: (stopped: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    controller.abort(signal);
  };
  for (const signal of STOPS) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of STOPS) process.off(signal, stop);
  }
}

/** The signal that the process was told to end by; null where it wasn't. */
export function stopSignalOf(stopped: AbortSignal): NodeJS.Signals | null {
  return stopped.aborted ? (stopped.reason as NodeJS.Signals) : null;
}

/** @throws Stopped where the process was told to end. @param outcome "nothing was written" */
export function checkStopped(stopped: AbortSignal, file: string, outcome: string): void {
  const signal = stopSignalOf(stopped);
  if (signal !== null) throw new Stopped(signal, file, `${outcome}, since ${signal} told stepalign to end`);
}
