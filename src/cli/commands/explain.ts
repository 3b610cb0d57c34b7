/** `stepalign explain [name]` */
import { didYouMean } from '../../rules/did-you-mean.ts';
import { UsageError } from '../../project/options.ts';
import { namesOfRules } from '../../project/selection.ts';
import { transforms } from '../../project/transforms.ts';
import { pageText } from '../../reporters/page.ts';
import { rules } from '../../rules/index.ts';
import type { Transform } from '../../rules/transform.ts';
import { readRulePage } from '../../workspace/rule-pages.ts';
import { colorsFor } from '../colors.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { ColorChoice } from '../options.ts';
import { columnsOf, print } from '../terminal.ts';

export interface ExplainArguments {
  readonly name: string | undefined;
  readonly color: ColorChoice;
}

/**
 * Prints the page of a rule or a transform, or what there is to explain. A terminal gets it rendered, all others get
 * Markdown.
 * @throws UsageError for a name that neither has, with the nearest one
 */
export async function runExplain({ name, color }: ExplainArguments): Promise<ExitCode> {
  const page = name === undefined ? overview() : await pageOf(name);
  const colors = colorsFor(process.stdout, color);
  const isRendered = process.stdout.isTTY || colors.isColorSupported;
  print(process.stdout, isRendered ? pageText(page, colors, columnsOf(process.stdout).columns) : page);
  return EXIT.clean;
}

async function pageOf(name: string): Promise<string> {
  if (rules.some((rule) => rule.name === name)) return readRulePage(name);
  const transform = transforms.find((each) => each.name === name);
  if (transform !== undefined) return transformPage(transform);
  throw new UsageError(
    `no rule or transform is called ${name}${didYouMean(name, namesOfRules(), 'stepalign explain lists them')}`,
  );
}

function transformPage({ name, summary, remedies }: Transform): string {
  const mended = remedies.map(({ rule, safety }) => `- \`${rule.name}\` (${safety}): ${rule.summary}`);
  return `# ${name}

This transform ${summary}.

## What it mends

${mended.join('\n')}

A safe fix is written by \`stepalign fix --write\`; one for review with \`--review\`, too.

## By itself

\`\`\`sh
stepalign fix --only ${name}
\`\`\`
`;
}

function overview(): string {
  const listed = (all: readonly { readonly name: string; readonly summary: string }[]): string =>
    all.map(({ name, summary }) => `- \`${name}\`: ${summary}`).join('\n');
  return `# What stepalign can explain

\`stepalign explain NAME\` prints the page of one of these.

## Rules

${listed(rules)}

## Transforms

${listed(transforms)}
`;
}
