/** The parser that whoever runs a transform with jscodeshift has chosen for a file. */
import type { JSCodeshift, Options } from 'jscodeshift';
import { parseBy } from '../languages/typescript/host-parser.ts';
import { parserOf } from '../languages/typescript/parse.ts';
import type { Parse } from '../languages/typescript/parse.ts';

export interface ChosenParser {
  readonly parse: Parse;
  /** What a person calls it: completes "… doesn't parse with ". */
  readonly name: string;
}

/**
 * What jscodeshift was bound to in place of the `ts` that our transforms name: by a test, or by a transform around one of
 * ours. Else what `--parser` says.
 * @throws RangeError where jscodeshift has no way to it
 */
export function chosenParser(host: JSCodeshift, path: string, options: Options): ChosenParser {
  if (!isBoundToTs(host)) return { parse: parseBy(host), name: 'the parser that jscodeshift was given' };
  const { parser, parserConfig } = options as { parser?: unknown; parserConfig?: unknown };
  const name = typeof parser === 'string' && !isUnsaid(parser, path) ? parser : typescriptFor(path);
  if (!isConfiguration(parserConfig) || !/^(?:babylon|flow)$/.test(name))
    return { parse: parseBy(host.withParser(name)), name: `the parser ${name}` };
  if (name === 'flow')
    throw new RangeError("the parser flow can't be given a configuration here; leave out --parser-config");
  return {
    parse: parseBy(host.withParser(parserOf(parserConfig))),
    name: `the parser ${name} as configured`,
  };
}

/** jscodeshift says `babel` also where nobody chose anything, and that one doesn't parse TypeScript. */
function isUnsaid(parser: string, path: string): boolean {
  return parser === 'babel' && /\.[mc]?tsx?$/i.test(path);
}

function typescriptFor(path: string): 'ts' | 'tsx' {
  return /\.tsx$/i.test(path) ? 'tsx' : 'ts';
}

function isConfiguration(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What only jscodeshift's `ts` takes: a type assertion, which `tsx` has no place for, and a proposal beyond TypeScript. */
const PROBE = 'let a = <T>b; let c = do { d };';

function isBoundToTs(host: JSCodeshift): boolean {
  try {
    return host(PROBE).find(host.DoExpression).size() === 1;
  } catch {
    return false;
  }
}
