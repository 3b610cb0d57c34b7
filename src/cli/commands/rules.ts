/** `stepalign rules` */
import { rules } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import { visibleJson } from '../../reporters/visible.ts';
import { remedies } from '../../project/transforms.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { print } from '../terminal.ts';

/** Prints every rule: its name, severity, fix and what it finds. */
export function listRules(format: 'text' | 'json'): ExitCode {
  if (format === 'json') {
    const listed = rules.map((rule) => ({
      name: rule.name,
      severity: rule.severity,
      summary: rule.summary,
      fixable: remedies.get(rule)?.safety ?? null,
      transform: remedies.get(rule)?.transform.name ?? null,
    }));
    print(process.stdout, `${visibleJson(listed)}\n`);
    return EXIT.clean;
  }
  const width = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
  const names = width(rules.map(({ name }) => name));
  const fixOf = (rule: Rule): string => remedies.get(rule)?.transform.name ?? 'no fix';
  const fixes = width(rules.map(fixOf));
  for (const rule of rules) {
    const { name, severity, summary } = rule;
    const columns = [name.padEnd(names), severity.padEnd(7), fixOf(rule).padEnd(fixes), summary];
    print(process.stdout, `${columns.join('  ')}\n`);
  }
  return EXIT.clean;
}
