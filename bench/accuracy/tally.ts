/** Counts how true the findings are that a run over many revisions had. */
import type { Judgement, Label, Repair } from './judgement.ts';

/** As much of a finding as `check --format json` prints and a judgement needs. */
export interface Said {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** Other places of the same drift, among other things. */
  readonly related: readonly { readonly file: string; readonly message: string }[];
  readonly fix: { readonly safety: 'safe' | 'review' } | null;
}

/** What a run said of one revision. */
export interface RevisionFindings {
  readonly revision: string;
  readonly findings: readonly Said[];
}

export interface RuleTally {
  readonly rule: string;
  readonly said: number;
  readonly true: number;
  readonly false: number;
  readonly debatable: number;
}

export interface FixTally {
  readonly offered: number;
  readonly right: number;
  readonly wrong: number;
}

export interface RepairOutcome {
  readonly repair: Repair;
  /** The rule that told of it before the repair; null where none did. */
  readonly told: string | null;
  /** Whether nothing tells of it any more after the repair. */
  readonly isSilentAfter: boolean;
}

/** How true it was what a run said of one library. */
export interface Accuracy {
  readonly library: string;
  readonly revisions: number;
  readonly grave: readonly RuleTally[];
  readonly infos: readonly RuleTally[];
  readonly fixes: { readonly safe: FixTally; readonly review: FixTally };
  /** How many labels are about something that isn't said any more, and how many of these were false. */
  readonly silenced: { readonly labels: number; readonly false: number };
  readonly repairs: readonly RepairOutcome[];
}

/** The same for a finding in all revisions that have it; lines move. */
function keyOf({ rule, file, message }: Pick<Said, 'rule' | 'file' | 'message'>): string {
  return JSON.stringify([rule, file, message]);
}

/** Each finding once, with the first revision that has it. */
export function distinct(runs: readonly RevisionFindings[]): (Said & { readonly revision: string })[] {
  const byKey = new Map<string, Said & { revision: string }>();
  for (const { revision, findings } of runs) {
    for (const said of findings) if (!byKey.has(keyOf(said))) byKey.set(keyOf(said), { ...said, revision });
  }
  return [...byKey.values()];
}

/** Those that nobody has read yet. */
export function unjudged<T extends Said>(said: readonly T[], { labels }: Judgement): T[] {
  const known = new Set(labels.map(keyOf));
  return said.filter((one) => !known.has(keyOf(one)));
}

function talliesOf(said: readonly Said[], labels: ReadonlyMap<string, Label>): RuleTally[] {
  const rules = [...new Set(said.map(({ rule }) => rule))].sort();
  return rules.map((rule) => {
    const own = said.filter((one) => one.rule === rule);
    const verdicts = own.map((one) => labels.get(keyOf(one))?.verdict);
    const count = (verdict: Label['verdict']): number => verdicts.filter((one) => one === verdict).length;
    return {
      rule,
      said: own.length,
      true: count('true'),
      false: count('false'),
      debatable: count('debatable'),
    };
  });
}

function fixesOf(
  said: readonly Said[],
  labels: ReadonlyMap<string, Label>,
  safety: 'safe' | 'review',
): FixTally {
  const own = said.filter(({ fix }) => fix?.safety === safety).map((one) => labels.get(keyOf(one))?.fix);
  return {
    offered: own.length,
    right: own.filter((verdict) => verdict === 'right').length,
    wrong: own.filter((verdict) => verdict === 'wrong').length,
  };
}

/** Whether a text has a name, and not only as a part of a longer one. */
function isNamed(name: string, text: string): boolean {
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9_])${pattern}(?![A-Za-z0-9_])`).test(text);
}

/** The rule of a finding that tells of what was repaired, there or at a place beside; null where there is none. */
export function toldBy({ told }: Repair, findings: readonly Said[]): string | null {
  const found = findings.find(
    ({ rule, file, message, related }) =>
      told.rules.includes(rule) &&
      [file, ...related.map((place) => place.file)].some((each) => each.includes(told.file)) &&
      told.names.every((name) => isNamed(name, message)),
  );
  return found?.rule ?? null;
}

/**
 * What a run over a library's revisions comes to, by what was read of it.
 * @param repairs what became of each repair of the judgement
 */
export function accuracyOf(
  judgement: Judgement,
  runs: readonly RevisionFindings[],
  repairs: readonly RepairOutcome[],
): Accuracy {
  const said = distinct(runs);
  const labels = new Map(judgement.labels.map((label) => [keyOf(label), label]));
  const keys = new Set(said.map(keyOf));
  const silenced = judgement.labels.filter((label) => !keys.has(keyOf(label)));
  return {
    library: judgement.library,
    revisions: runs.length,
    grave: talliesOf(
      said.filter(({ severity }) => severity !== 'info'),
      labels,
    ),
    infos: talliesOf(
      said.filter(({ severity }) => severity === 'info'),
      labels,
    ),
    fixes: { safe: fixesOf(said, labels, 'safe'), review: fixesOf(said, labels, 'review') },
    silenced: {
      labels: silenced.length,
      false: silenced.filter(({ verdict }) => verdict === 'false').length,
    },
    repairs,
  };
}
