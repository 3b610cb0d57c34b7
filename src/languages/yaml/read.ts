/** Reads a YAML source into a neutral module. */
import { parseDocument } from 'yaml';
import type { YAMLError } from 'yaml';
import { emptyModule } from '../resource-limits.ts';
import type { Language, Source } from '../language.ts';
import { compact } from '../compact.ts';
import { LazyModule } from '../lazy-module.ts';
import type { ReadLazily } from '../lazy-module.ts';
import { bind, openScope } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { DocumentWords, Vocabulary } from '../vocabulary.ts';
import { EMPTY_PROGRAM } from '../../source/program.ts';
import type { Expression, LanguageName, Module, SyntaxProblem } from '../../source/syntax.ts';
import { readComments } from './comments.ts';
import { readDocument } from './expressions.ts';
import { shapeProblems } from './shape.ts';
import { readReferences } from './references.ts';

/**
 * Makes what reads one step interface. What is wrong with it stands in the module's `problems`; nothing is thrown for it.
 */
export function createReader({ document: words, reference }: Vocabulary): Pick<Language, 'read' | 'later'> {
  const parts: ReadLazily = {
    references: ({ document }) => compact(document === null ? [] : readReferences(document, reference)),
    constructions: () => compact([]),
    comments: ({ text }) => compact(readComments(text)),
    program: () => EMPTY_PROGRAM,
  };
  return { read: (source) => moduleOf('yaml', source, words, parts), later: { parts } };
}

/** What it refers to is told of documents, which every YAML file is, too. */
const DATA_PARTS: ReadLazily = {
  references: () => compact([]),
  constructions: () => compact([]),
  comments: ({ text }) => compact(readComments(text)),
  program: () => EMPTY_PROGRAM,
};

/** Reads YAML that has no shape of its own. */
export const DATA_READER: Pick<Language, 'read' | 'later'> = {
  read: (source) => moduleOf('yaml-data', source, null, DATA_PARTS),
  later: { parts: DATA_PARTS },
};

/** @param words what the file has to be; null where it may be anything */
function moduleOf(
  language: LanguageName,
  source: Source,
  words: DocumentWords | null,
  parts: ReadLazily,
): Module {
  const scope = openScope(null);
  const { root, problems } = readText(source.text, scope, words);
  const module = { ...emptyModule(language, source), scope, document: root, problems: compact(problems) };
  return new LazyModule(module, parts, { references: null, constructions: compact([]), comments: null });
}

interface ReadText {
  readonly root: Expression | null;
  readonly problems: readonly SyntaxProblem[];
}

/** @param scope takes the anchors @throws RangeError where it is nested too deeply */
function readText(text: string, scope: OpenScope, words: DocumentWords | null): ReadText {
  // The framework's loader, PyYAML, reads YAML 1.1, and so does CloudFormation: `no` is false, `<<` merges. The parser's own
  // search for keys that stand twice takes quadratic time.
  const options = { version: '1.1', keepSourceTokens: true, prettyErrors: false, uniqueKeys: false } as const;
  const document = parseDocument(text, options);
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new RangeError();
  const { root, anchors, problems } = readDocument(document, text);
  for (const anchor of anchors) bind(scope, anchor);
  const wrong = [...document.errors.map((error) => toProblem(error, words)), ...problems];
  return {
    root,
    problems: wrong.length > 0 || root === null || words === null ? wrong : shapeProblems(root, words, scope),
  };
}

/** What the parser's code means to somebody who doesn't know YAML's specification; else its own words do. */
function toProblem(
  { code, message, pos: [start, end] }: YAMLError,
  words: DocumentWords | null,
): SyntaxProblem {
  const range = { start, end };
  switch (code) {
    case 'MULTIPLE_DOCS':
      return {
        message: `a second document begins here, and ${words?.name ?? 'what is read here'} is one; give it a file of its own`,
        range,
      };
    case 'TAB_AS_INDENT':
      return { message: 'a tab indents this line, which YAML forbids; use spaces', range };
    default:
      return { message, range };
  }
}
