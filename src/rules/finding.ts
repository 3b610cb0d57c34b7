/** Findings and fixes as plain data: what rules say and what transforms offer. */
import type { Edit } from '../edits/edit.ts';
import type { Effects } from '../library/questions/facts.ts';
import type { Range } from '../source/range.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A place in a source file. */
export interface Place {
  /** Absolute path, with `/`. */
  readonly file: string;
  readonly range: Range;
}

/** Another place that takes part in a finding, with what stands there. */
export interface RelatedPlace extends Place {
  readonly message: string;
}

/** One drift, at one place, by one rule. */
export interface Finding extends Place {
  /** `contract/internal-output` */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence: what disagrees with what. */
  readonly message: string;
  /** The step type as written in the source; null where no spec is linked or it can't be told. */
  readonly step: string | null;
  /** The name of the contract or spec that the place belongs to. */
  readonly declaration: string | null;
  /** The logical name. */
  readonly port: string | null;
  /** What tells it from others that its rule finds there, as the rule names it; null where the rule names nothing. */
  readonly key: string | null;
  readonly related: readonly RelatedPlace[];
  /** How many other places take part beside those; not there where these are all. */
  readonly more?: number;
  /** What to do: where there is a fix what that does, else what a person has to decide. */
  readonly help: string;
}

/** What a rule says of a drift: a finding, less what is known without looking at the drift, and its key. */
export interface Report extends Omit<Finding, 'rule' | 'severity' | 'related' | 'key'> {
  /** Where it isn't the rule's own. */
  readonly severity?: Severity;
  /** Where others take part. */
  readonly related?: readonly RelatedPlace[];
}

/** `safe` fixes are written by `fix --write`; `review` fixes only with `--review`. */
export type Safety = 'safe' | 'review';

/** The edits that remove one finding, over one or more files: applied whole or not at all. */
export interface Fix {
  /** The transform's name: `drop-internal-outputs`. */
  readonly transform: string;
  readonly safety: Safety;
  /** What the fix does, and for review also why it wants a person's look. */
  readonly reason: string;
  /** Ranges are those of the text that was read from the disk, also where an earlier pass changed the file. */
  readonly edits: readonly Edit[];
  /** What the edits change in the model: exactly this, or the fix is taken back. */
  readonly effects: Effects;
}
