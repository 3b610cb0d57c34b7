/** Reads a YAML step interface into a neutral module. */
import { parseDocument } from 'yaml';
import type { YAMLError } from 'yaml';
import { emptyModule } from '../bounded.ts';
import type { Source } from '../language.ts';
import { exact } from '../exact.ts';
import { LateModule } from '../late-module.ts';
import type { ReadLate } from '../late-module.ts';
import { bind, openScope } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Expression, Module, SyntaxProblem } from '../../source/syntax.ts';
import { readDocument } from './expressions.ts';
import { interfaceProblems } from './interface-shape.ts';
import { usesIn } from './uses.ts';

/** What the parser's codes mean to somebody who doesn't know YAML's specification; else its own words do. */
const WORDS: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  MULTIPLE_DOCS: 'a second document begins here, and a step interface is one; give it a file of its own',
  TAB_AS_INDENT: 'a tab indents this line, which YAML forbids; use spaces',
};

/** Reads one source. What is wrong with it stands in the module's `problems`; nothing is thrown for it. */
export function readYaml(source: Source): Module {
  const scope = openScope(null);
  const { root, problems } = readText(source.text, scope);
  const module = { ...emptyModule('yaml', source), scope, document: root, problems: exact(problems) };
  return new LateModule(module, LATE, { uses: null, constructions: exact([]) });
}

const LATE: ReadLate = {
  uses: ({ document }) => exact(document === null ? [] : usesIn(document)),
  constructions: () => exact([]),
};

interface ReadText {
  readonly root: Expression | null;
  readonly problems: readonly SyntaxProblem[];
}

/** @param scope takes the anchors @throws RangeError where it is nested too deeply */
function readText(text: string, scope: OpenScope): ReadText {
  // The framework's loader, PyYAML, reads YAML 1.1: `no` is false, `<<` merges. The parser's own search for keys that
  // stand twice takes quadratic time.
  const options = { version: '1.1', keepSourceTokens: true, prettyErrors: false, uniqueKeys: false } as const;
  const document = parseDocument(text, options);
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new RangeError();
  const { root, anchors, problems } = readDocument(document, text);
  for (const anchor of anchors) bind(scope, anchor);
  const wrong = [...document.errors.map(toProblem), ...problems];
  return { root, problems: wrong.length > 0 || root === null ? wrong : interfaceProblems(root, scope) };
}

function toProblem({ code, message, pos: [start, end] }: YAMLError): SyntaxProblem {
  return { message: WORDS[code] ?? message, range: { start, end } };
}
