/** Which process holds a lock, and whether it is still there: told from the processes of other containers and machines. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';

export interface LockHolder {
  readonly process: number;
  /** When it was started, as the system counts; null where that isn't told. */
  readonly start: string | null;
  /** The start of the machine, by its id; null where that isn't told. */
  readonly boot: string | null;
  /** Within which the process's number means something: a container has its own; null where that isn't told. */
  readonly namespace: string | null;
  /** The machine by its own id (machine-id(5)), and by its name; null where that isn't told. */
  readonly machine: string | null;
  readonly host: string;
}

/** `unknown`: the number of a process in another container or on another machine means nothing here. */
export type HolderState = 'running' | 'gone' | 'unknown';

/** The namespace of processes that a Linux machine begins with (PROC_PID_INIT_INO, include/linux/proc_ns.h). */
const MACHINES_OWN = 'pid:[4026531836]';

export function thisProcess(): LockHolder {
  return {
    process: pid,
    start: startOf(pid),
    boot: orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: orNull(() => readlinkSync('/proc/self/ns/pid')),
    machine: orNull(() => readFileSync('/etc/machine-id', 'utf8').trim() || null),
    host: hostname(),
  };
}

/** Null where a text says no holder. */
export function parseHolder(text: string): LockHolder | null {
  // As stepalign 0.1 wrote it at first: which processes the number is one of can't be known.
  const [former] = /^\d+(?=\n$)/.exec(text) ?? [];
  if (former !== undefined)
    return { process: Number(former), start: null, boot: null, namespace: null, machine: null, host: '?' };
  const said = orNull(() => JSON.parse(text) as Partial<Record<keyof LockHolder, unknown>> | null);
  if (typeof said !== 'object' || said === null) return null;
  const { process, host } = said;
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return typeof process === 'number' &&
    Number.isSafeInteger(process) &&
    process > 0 &&
    typeof host === 'string'
    ? {
        process,
        start: textOf(said.start),
        boot: textOf(said.boot),
        namespace: textOf(said.namespace),
        machine: textOf(said.machine),
        host,
      }
    : null;
}

export function holderText(holder: LockHolder): string {
  return `${JSON.stringify(holder)}\n`;
}

export function stateOf(holder: LockHolder, own = thisProcess()): HolderState {
  if (holder.host === own.host && holder.boot === own.boot && holder.namespace === own.namespace)
    return isRunning(holder) ? 'running' : 'gone';
  const isRebooted =
    holder.host === own.host &&
    holder.machine !== null &&
    holder.machine === own.machine &&
    holder.namespace === MACHINES_OWN &&
    own.namespace === MACHINES_OWN &&
    holder.boot !== own.boot;
  return isRebooted ? 'gone' : 'unknown';
}

/** Whether a process of this number runs in this process's own namespace. */
export function isThere(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    // Somebody else's process may not be signalled, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Numbers are given again: a process of that number may be another one. */
function isRunning({ process, start }: LockHolder): boolean {
  if (!isThere(process)) return false;
  const now = startOf(process);
  return start === null || now === null || now === start;
}

/** Field 22 of proc(5)'s `stat`; the second is the program's name, which may hold anything. */
function startOf(process: number): string | null {
  return orNull(() => {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  });
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
