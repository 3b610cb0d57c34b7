/** `stepalign rules` and `stepalign explain RULE` */
import { rules } from '../../rules/index.ts';
import { didYouMean } from '../../run/nearest.ts';
import { visibleJson } from '../../reporters/visible.ts';
import { UsageError } from '../../run/options.ts';
import { readRulePage } from '../../workspace/rule-pages.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { print } from '../terminal.ts';

/** Prints every rule: its name, severity, fix and what it finds. */
export function listRules(format: 'text' | 'json'): ExitCode {
  if (format === 'json') {
    const listed = rules.map(({ name, severity, summary, fixable, transform }) => ({
      name,
      severity,
      summary,
      fixable,
      transform,
    }));
    print(process.stdout, `${visibleJson(listed)}\n`);
    return EXIT.clean;
  }
  const width = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const names = width(rules.map(({ name }) => name));
  const fixes = width(rules.map(({ transform }) => transform ?? 'no fix'));
  for (const { name, severity, summary, transform } of rules) {
    const columns = [name.padEnd(names), severity.padEnd(7), (transform ?? 'no fix').padEnd(fixes), summary];
    print(process.stdout, `${columns.join('  ')}\n`);
  }
  return EXIT.clean;
}

/**
 * Prints a rule's page.
 * @throws UsageError for a name that no rule has, with the nearest one
 */
export async function explainRule(name: string): Promise<ExitCode> {
  const names = rules.map((rule) => rule.name);
  if (!names.includes(name)) {
    throw new UsageError(`no rule is called ${name}${didYouMean(name, names, 'stepalign rules lists them')}`);
  }
  print(process.stdout, await readRulePage(name));
  return EXIT.clean;
}
