/** What code comes to where it is followed without running it. */
import type { Range } from '../../source/range.ts';
import type { Spelling } from '../../source/spelling.ts';
import type { ClassStatement, FunctionCode } from '../../source/program.ts';
import type { ImportBinding, Module } from '../../source/syntax.ts';
import type { Frame } from './frame.ts';

/** Where the expression stands that gave a value. */
export interface At {
  readonly module: Module;
  readonly range: Range;
}

export type Value =
  | TextValue
  | ConstantValue
  | MapValue
  | ListValue
  | MadeValue
  | InstanceValue
  | ExternalValue
  | AttributeValue
  | ItemValue
  | FunctionValue
  | MethodValue
  | ClassValue
  | ModuleValue
  | ChoiceValue
  | UnknownValue;

export interface TextValue {
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
export interface MapValue {
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
  /** Those that are there in some runs only. */
  readonly uncertain: Set<Value>;
  /** Why there may be other items; null where these are all. */
  incomplete: string | null;
}

/** What a call of something outside the library gives: `TrainingStep(…)`, `processor.run(…)`, `new CfnPipeline(…)`. */
export interface MadeValue {
  readonly kind: 'made';
  /** The call. */
  readonly at: At;
  /** What is called: `external`, an `attribute` of a value, a decorated function, or what isn't known. */
  readonly callee: Value;
  readonly arguments: Arguments;
  /** What is assigned to it later on. */
  readonly fields: Map<string, Value>;
}

/** The arguments of a call, as they are given. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Entry>;
  /** Why there may be others; null where these are all. */
  readonly incomplete: string | null;
}

/** An instance of a class of the library. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly at: At;
  readonly of: ClassValue;
  readonly arguments: Arguments;
  readonly fields: Map<string, Value>;
}

/** Something that isn't in the library: `from` the module as written, and the names that are asked of it in turn. */
export interface ExternalValue {
  readonly kind: 'external';
  readonly at: At;
  /** `sagemaker.workflow.steps`; empty for what is nowhere bound: `JSON`, `process`, `dict`. */
  readonly from: string;
  /** `['TrainingStep']`; `['JSON', 'stringify']`; empty for the module itself. */
  readonly names: readonly string[];
}

/** `object.name`, where the object tells nothing of it: `step.properties`. */
export interface AttributeValue {
  readonly kind: 'attribute';
  readonly at: At;
  readonly object: Value;
  readonly name: string;
  readonly nameRange: Range;
}

/** `object[index]`, where the object tells nothing of it: `Outputs["train"]`. */
export interface ItemValue {
  readonly kind: 'item';
  readonly at: At;
  readonly object: Value;
  readonly index: Value;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly at: At;
  readonly name: string | null;
  readonly code: FunctionCode;
  /** What its code sees. */
  readonly frame: Frame;
  /** What it is wrapped in: outermost first. */
  readonly decorators: readonly Value[];
}

/** A function of an instance or a class that it is asked of. */
export interface MethodValue {
  readonly kind: 'method';
  readonly at: At;
  readonly of: InstanceValue | ClassValue;
  readonly function: FunctionValue;
  /** The class that the function stands in. */
  readonly owner: ClassValue;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly at: At;
  readonly code: ClassStatement;
  readonly frame: Frame;
  /** Those that it builds on: classes of the library, or what is external. */
  readonly bases: readonly Value[];
  readonly statics: Map<string, Value>;
  readonly methods: ReadonlyMap<string, FunctionValue>;
}

/** A module of the library as a whole, or a folder of them: what is asked of it is looked for where the import leads. */
interface ModuleValue {
  readonly kind: 'module';
  readonly at: At;
  /** As `binding` is seen from. */
  readonly seenFrom: Module;
  readonly binding: ImportBinding;
}

/** One of several, and only running the code tells which. */
export interface ChoiceValue {
  readonly kind: 'choice';
  readonly at: At;
  /** At least two, none of them a choice. */
  readonly values: readonly Value[];
}

/** What only running the code tells. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly at: At;
  /** Completes "… isn't known: ". */
  readonly why: string;
  /** What a text begins with for sure whose rest isn't known: `Steps.`; null for what is no text, or not known to be one. */
  readonly start: string | null;
}
