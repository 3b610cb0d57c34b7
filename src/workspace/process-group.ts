/** Starts programs so that all that they start ends with them. */
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { STOPS } from './stop-signals.ts';

/** How long what is told to end has for it. */
const END_MS = 1000;

const LOOK_MS = 20;

const isPosix = process.platform !== 'win32';

const leaders = new Set<ChildProcess>();

/**
 * Starts a program in a group of its own: a signal can reach all of it, and what somebody types on the terminal reaches
 * none of it. Where this process is ended, so is the group.
 */
export function startGroup(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const leader = spawn(file, args, { ...options, detached: isPosix, windowsHide: true });
  if (leaders.size === 0) {
    for (const signal of STOPS) process.on(signal, endAll);
    process.on('exit', killAll);
  }
  leaders.add(leader);
  const forget = (): void => {
    leaders.delete(leader);
    if (leaders.size > 0) return;
    for (const signal of STOPS) process.off(signal, endAll);
    process.off('exit', killAll);
  };
  leader.once('error', forget).once('exit', forget);
  return leader;
}

/** What a signal does where nobody listens to it, which listening to it has kept from being done. */
function endAll(signal: NodeJS.Signals): void {
  // Somebody else sees to the end.
  if (process.listenerCount(signal) > 1) return;
  killAll();
  process.off(signal, endAll);
  process.kill(process.pid, signal);
}

function killAll(): void {
  for (const leader of leaders) signalGroup(leader, 'SIGKILL');
}

/** Tells all processes of a group to end, and sees to it that they do. */
export async function endGroup(leader: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  let isLeft = signalGroup(leader, signal);
  for (let waited = 0; isLeft && waited < END_MS; waited += LOOK_MS) {
    await setTimeout(LOOK_MS);
    isLeft = signalGroup(leader, 0);
  }
  if (isLeft) signalGroup(leader, 'SIGKILL');
}

/** @returns whether somebody of the group is left */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(isPosix ? -pid : pid, signal);
  } catch {
    return false;
  }
}
