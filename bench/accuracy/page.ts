/** Writes docs/accuracy.md from what runs came to. */
import { table } from '../table.ts';
import type { Accuracy, FixTally, RepairOutcome, RuleTally } from './tally.ts';

const RULE_HEAD = ['rule', 'distinct findings', 'judged', 'true', 'false', 'debatable', 'not judged'];

function judgedOf(tally: RuleTally): number {
  return tally.true + tally.false + tally.debatable;
}

/** "97 %" of what was judged; nothing of nothing. */
function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 1000) / 10} %`;
}

function sumOf(tallies: readonly RuleTally[], rule: string): RuleTally {
  const sum = (key: 'said' | 'true' | 'false' | 'debatable'): number =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  return { rule, said: sum('said'), true: sum('true'), false: sum('false'), debatable: sum('debatable') };
}

function tallyRow(tally: RuleTally): string[] {
  const judged = judgedOf(tally);
  const counts = [tally.said, judged, tally.true, tally.false, tally.debatable, tally.said - judged];
  return [tally.rule, ...counts.map(String)];
}

/** The same rules of several libraries, added up. */
function merged(lists: readonly (readonly RuleTally[])[]): RuleTally[] {
  const all = lists.flat();
  const rules = [...new Set(all.map(({ rule }) => rule))].sort();
  return rules.map((rule) =>
    sumOf(
      all.filter((tally) => tally.rule === rule),
      rule,
    ),
  );
}

function ruleTable(tallies: readonly RuleTally[]): string {
  const linked = tallies.map((tally) => ({
    ...tally,
    rule: `[${tally.rule}](../src/rules/${tally.rule}.md)`,
  }));
  return table(RULE_HEAD, [...linked, sumOf(tallies, '**all**')].map(tallyRow));
}

function fixRow(safety: string, tallies: readonly FixTally[]): string[] {
  const sum = (key: keyof FixTally): number => tallies.reduce((total, tally) => total + tally[key], 0);
  const [offered, right, wrong] = [sum('offered'), sum('right'), sum('wrong')];
  return [safety, ...[offered, right, wrong, offered - right - wrong].map(String)];
}

function isShown({ repair }: RepairOutcome): boolean {
  return repair.shown;
}

function repairRow({ repair, told, isSilentAfter }: RepairOutcome): string[] {
  return [
    `\`${repair.commit}\``,
    repair.date,
    repair.what,
    told ?? '**nothing**',
    told === null ? '' : isSilentAfter ? 'yes' : '**no**',
  ];
}

function repairsOf({ library, repairs }: Accuracy): string {
  const shown = repairs.filter(isShown);
  const others = repairs.filter((outcome) => !isShown(outcome));
  return `### ${library}

${table(['commit', 'date', 'what was repaired', 'told before by', 'silent after'], shown.map(repairRow))}
${
  others.length === 0
    ? ''
    : `Not shown by source alone:

${table(
  ['commit', 'date', 'what was repaired', 'why'],
  others.map(({ repair }) => [`\`${repair.commit}\``, repair.date, repair.what, repair.why]),
)}`
}`;
}

function summaryRows(all: readonly Accuracy[]): string[][] {
  const grave = sumOf(all.map(({ grave: tallies }) => tallies).flat(), 'errors and warnings');
  const infos = sumOf(all.map(({ infos: tallies }) => tallies).flat(), 'infos');
  const shown = all.flatMap(({ repairs }) => repairs).filter(isShown);
  const told = shown.filter((outcome) => outcome.told !== null);
  const silent = told.filter(({ isSilentAfter }) => isSilentAfter);
  return [
    [
      'errors and warnings that are true',
      `${grave.true} of ${judgedOf(grave)} judged`,
      share(grave.true, judgedOf(grave)),
    ],
    [
      'infos that are true and useful',
      `${infos.true} of ${judgedOf(infos)} judged`,
      share(infos.true, judgedOf(infos)),
    ],
    [
      'repaired drift that was told before',
      `${told.length} of ${shown.length}`,
      share(told.length, shown.length),
    ],
    [
      'of these, silent after the repair',
      `${silent.length} of ${told.length}`,
      share(silent.length, told.length),
    ],
  ];
}

/**
 * The page on how true findings are. Pure.
 * @param rest Markdown that follows: what was measured by hand
 */
export function accuracyPage(all: readonly Accuracy[], rest: string): string {
  const revisions = all.map(({ library, revisions: count }) => `${count} of ${library}`).join(', ');
  const silenced = all.reduce((total, { silenced: { labels } }) => total + labels, 0);
  const wrong = all.reduce((total, { silenced: { false: count } }) => total + count, 0);
  return `# How true it is what stepalign says

Written by \`npm run accuracy\`: it checks revisions of public step libraries (${revisions}), spread over their history,
and compares what it says with labels that people made by reading the code, in
[bench/accuracy/labels](../bench/accuracy/labels). A finding that stays over many revisions counts once. _True_: the code
is as the finding says, and its author would want to know; _false_: it isn't, or nothing follows from it; _debatable_:
both can be held.

${table(['figure', 'count', 'share'], summaryRows(all))}
## Errors and warnings

${ruleTable(merged(all.map(({ grave }) => grave)))}
## Infos

${ruleTable(merged(all.map(({ infos }) => infos)))}
${silenced} further labels are of findings that these revisions don't have any more; ${wrong} of them were false.

## Fixes

A fix is wrong when the library's people, the framework or the script would have it otherwise.

${table(
  ['safety', 'distinct fixes', 'right', 'wrong', 'not judged'],
  [
    fixRow(
      'safe',
      all.map(({ fixes }) => fixes.safe),
    ),
    fixRow(
      'review',
      all.map(({ fixes }) => fixes.review),
    ),
  ],
)}
## Drift that people repaired

Commits in which the libraries' people repaired drift: what was said of the revision before, and of the repaired one.

${all.map(repairsOf).join('\n')}
${rest}`;
}
