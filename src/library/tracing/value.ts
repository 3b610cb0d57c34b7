/** What code comes to where it is followed without running it. */
import type { Range } from '../../source/range.ts';
import type { Spelling } from '../../source/spelling.ts';
import type { Module } from '../../source/syntax.ts';

/** Where the expression stands that gave a value. */
export interface At {
  readonly module: Module;
  readonly range: Range;
}

export type Value = TextValue | ConstantValue | MapValue | ListValue | UnknownValue;

interface TextValue {
  readonly kind: 'text';
  readonly at: At;
  readonly spelling: Spelling;
}

interface ConstantValue {
  readonly kind: 'constant';
  readonly at: At;
  readonly value: boolean | number | null;
}

/** A dict or object; what is assigned to it later on is in it. */
interface MapValue {
  readonly kind: 'map';
  readonly at: At;
  readonly entries: Map<string, Entry>;
  /** Why there may be other entries, or some of these may not be there; null where these are all. */
  incomplete: string | null;
}

export interface Entry {
  readonly value: Value;
  /** Its key, or the target of the assignment. */
  readonly at: At;
}

/** A list, tuple, set or array; what is appended later on is in it. */
export interface ListValue {
  readonly kind: 'list';
  readonly at: At;
  readonly items: Value[];
  /** Why there may be other items, or some of these may not be there; null where these are all. */
  incomplete: string | null;
}

/** What only running the code tells. */
interface UnknownValue {
  readonly kind: 'unknown';
  readonly at: At;
  /** Completes "… isn't known: ". */
  readonly why: string;
  /** What a text begins with for sure whose rest isn't known: `Steps.`; null for what is no text, or not known to be one. */
  readonly start: string | null;
}
