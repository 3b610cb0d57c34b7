/** Parses with the parser that jscodeshift has behind its names, raw: recast, between the two, moves positions. */
import { parse } from '@babel/parser';
import type { ParserOptions, ParserPlugin } from '@babel/parser';
import type { Range } from '../../source/range.ts';
import type { SyntaxProblem } from '../../source/syntax.ts';
import { isNode } from './ast.ts';
import type { AstNode } from './ast.ts';

export interface Parsed {
  readonly program: AstNode;
  /** Every comment by its start; line comments end before the line's ending. */
  readonly comments: ReadonlyMap<number, Range>;
}

/** Gives a text's tree, or what is wrong with the text. */
export type Parse = (path: string, text: string) => Parsed | SyntaxProblem;

/** What the parser takes, by its plug-ins. */
type Dialect = readonly ParserPlugin[];

/** Of every dialect alike: as jscodeshift has it. */
const COMMON: ParserOptions = {
  sourceType: 'module',
  allowImportExportEverywhere: true,
  allowReturnOutsideFunction: true,
  tokens: true,
};

/** TypeScript as its compiler takes it: jscodeshift's own options take proposals that never became a part of it. */
const SETTLED: Dialect = ['decorators-legacy', 'decoratorAutoAccessors', 'explicitResourceManagement'];
/** In a declaration file a `const` needs no value. */
const DECLARATIONS: Dialect = [['typescript', { dts: true }], ...SETTLED];
const TYPESCRIPT: Dialect = ['typescript', ...SETTLED];
const TYPESCRIPT_WITH_JSX: Dialect = ['jsx', 'typescript', ...SETTLED];

/** The proposals that jscodeshift takes in JavaScript. */
const PROPOSALS: Dialect = [
  'doExpressions',
  'exportDefaultFrom',
  'functionBind',
  ['pipelineOperator', { proposal: 'minimal' }],
  'throwExpressions',
];
/** As jscodeshift's `tsx`. */
const WITH_TYPES: Dialect = [
  'jsx',
  'typescript',
  'decorators-legacy',
  'decoratorAutoAccessors',
  ...PROPOSALS,
];
/** As jscodeshift's `babylon`. */
const FLOW: Dialect = [
  ['flow', { all: true }],
  'flowComments',
  'jsx',
  ['decorators', { decoratorsBeforeExport: false }],
  ...PROPOSALS,
];

/** As stepalign itself reads a source: in the dialect that its ending names. */
export const parseSource: Parse = (path, text) => {
  const [first, ...others] = dialectsOf(path);
  const result = parseAs(first, text);
  if (!('message' in result)) return result;
  for (const dialect of others) {
    const other = parseAs(dialect, text);
    if (!('message' in other)) return other;
  }
  return result;
};

/** JavaScript may hold JSX, and older files Flow's types, which only the Babel parser takes. */
function dialectsOf(path: string): readonly [Dialect, ...Dialect[]] {
  const lower = path.toLowerCase();
  if (/\.d\.[mc]?ts$/.test(lower)) return [DECLARATIONS];
  if (/\.[mc]?ts$/.test(lower)) return [TYPESCRIPT];
  return lower.endsWith('.tsx') ? [TYPESCRIPT_WITH_JSX] : [WITH_TYPES, FLOW];
}

function parseAs(dialect: Dialect, text: string): Parsed | SyntaxProblem {
  try {
    return parsedIn(parse(withoutHashbangBehindMark(text), { ...COMMON, plugins: [...dialect] }));
  } catch (error) {
    return syntaxProblem(error, text);
  }
}

/** A parser as jscodeshift takes one. @param options of @babel/parser, as jscodeshift's `--parser-config` has them */
export function parserOf(options: ParserOptions): { parse(text: string): ReturnType<typeof parse> } {
  return { parse: (text) => parse(text, options) };
}

/** @param file what the parser gave */
function parsedIn(file: object): Parsed {
  const { program, comments }: { program?: unknown; comments?: unknown } = file;
  if (!isNode(program)) throw new TypeError('the parser gave no program');
  return { program, comments: commentsByStart(Array.isArray(comments) ? comments.filter(isNode) : []) };
}

/** @param comments as the parser gives them */
export function commentsByStart(comments: readonly AstNode[]): Parsed['comments'] {
  return new Map(comments.map(({ start, end }) => [start, { start, end }]));
}

/** The parser knows a hashbang at the very start only, and a byte order mark is before it. Offsets stay. */
export function withoutHashbangBehindMark(text: string): string {
  return text.startsWith('\uFEFF#!') ? `\uFEFF//${text.slice(3)}` : text;
}

/** @throws what is no complaint about the text */
export function syntaxProblem(error: unknown, text: string): SyntaxProblem {
  if (!(error instanceof Error) || !('pos' in error) || typeof error.pos !== 'number') throw error;
  const start = Math.min(error.pos, text.length);
  return {
    message: error.message.replace(/ \(\d+:\d+\)$/, ''),
    range: { start, end: Math.min(start + 1, text.length) },
  };
}
