/** What names stand for while code is followed. */
import type { Module } from '../../source/syntax.ts';
import type { ClassValue, InstanceValue, Value } from './value.ts';

/** The names of a function that is being followed, or of a module. */
export interface Frame {
  readonly module: Module;
  readonly names: Map<string, Value>;
  /** What stands around it; null for a module. */
  readonly outer: Frame | null;
  /** Of a method, what it is asked of, and the class that it stands in; null elsewhere. */
  readonly method: { readonly receiver: InstanceValue | ClassValue; readonly owner: ClassValue } | null;
}

/** The frame whose names a name is one of; null where none has it. */
export function frameOf(start: Frame, name: string): Frame | null {
  for (let at: Frame | null = start; at !== null; at = at.outer) if (at.names.has(name)) return at;
  return null;
}

/** What a method is asked of, wherever in it the code stands. */
export function methodAround(start: Frame): Frame['method'] {
  for (let at: Frame | null = start; at !== null; at = at.outer) if (at.method !== null) return at.method;
  return null;
}
