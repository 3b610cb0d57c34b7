/** Parses with jscodeshift's parsers, raw: through `j(source)` positions are wrong on tabs, CRLF and a BOM. */
import getParser from 'jscodeshift/src/getParser.js';
import type { Range } from '../../source/range.ts';
import type { SyntaxProblem } from '../../source/syntax.ts';
import { isNode } from './ast.ts';
import type { AstNode } from './ast.ts';

export interface Parsed {
  readonly program: AstNode;
  /** Every comment by its start; line comments end before the line's ending. */
  readonly comments: ReadonlyMap<number, Range>;
}

/** One of jscodeshift's parsers by name, and what it is told where its own options aren't meant. */
type Choice = readonly [name: string, options?: object];

/** TypeScript as its compiler takes it: jscodeshift's own options take proposals that never became a part of it. */
function typescript(...more: readonly unknown[]): Choice {
  const options = {
    sourceType: 'module',
    allowImportExportEverywhere: true,
    allowReturnOutsideFunction: true,
    tokens: true,
    plugins: [...more, 'decorators-legacy', 'decoratorAutoAccessors', 'explicitResourceManagement'],
  };
  return ['babylon', options];
}

/** In a declaration file a `const` needs no value. */
const DECLARATIONS = typescript(['typescript', { dts: true }]);
const TYPESCRIPT = typescript('typescript');
const TYPESCRIPT_WITH_JSX = typescript('jsx', 'typescript');

/** @returns the tree, or what is wrong with the text */
export function parseSource(path: string, text: string): Parsed | SyntaxProblem {
  const [first, ...others] = parsersFor(path);
  const result = parseWith(first, text);
  if (!('message' in result)) return result;
  for (const parser of others) {
    const other = parseWith(parser, text);
    if (!('message' in other)) return other;
  }
  return result;
}

/** JavaScript may hold JSX, and older files Flow's types, which only the Babel parser takes. */
function parsersFor(path: string): readonly [Choice, ...Choice[]] {
  const lower = path.toLowerCase();
  if (/\.d\.[mc]?ts$/.test(lower)) return [DECLARATIONS];
  if (/\.[mc]?ts$/.test(lower)) return [TYPESCRIPT];
  return lower.endsWith('.tsx') ? [TYPESCRIPT_WITH_JSX] : [['tsx'], ['babylon']];
}

function parseWith(parser: Choice, text: string): Parsed | SyntaxProblem {
  try {
    const file = getParser(...parser).parse(withoutHashbangBehindMark(text));
    if (!isNode(file) || !isNode(file['program'])) throw new TypeError('the parser gave no program');
    const comments = Array.isArray(file['comments']) ? file['comments'].filter(isNode) : [];
    return {
      program: file['program'],
      comments: new Map(comments.map(({ start, end }) => [start, { start, end }])),
    };
  } catch (error) {
    return syntaxProblem(error, text);
  }
}

/** The parser knows a hashbang at the very start only, and a byte order mark is before it. Offsets stay. */
function withoutHashbangBehindMark(text: string): string {
  return text.startsWith('\uFEFF#!') ? `\uFEFF//${text.slice(3)}` : text;
}

/** @throws what is no complaint about the text */
function syntaxProblem(error: unknown, text: string): SyntaxProblem {
  if (!(error instanceof Error) || !('pos' in error) || typeof error.pos !== 'number') throw error;
  const start = Math.min(error.pos, text.length);
  return {
    message: error.message.replace(/ \(\d+:\d+\)$/, ''),
    range: { start, end: Math.min(start + 1, text.length) },
  };
}
