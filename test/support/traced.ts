/** What code comes to, in words: of each call of `tell` the values that it is given. */
import { loadLanguage, readableAs } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import { traceModule } from '../../src/library/tracing/trace.ts';
import type { Trace } from '../../src/library/tracing/trace.ts';
import type { MadeValue, Value } from '../../src/library/tracing/value.ts';
import type { LanguageName, Module } from '../../src/source/syntax.ts';

/** Follows the first of these files. @param files text by name */
export async function traced(files: Readonly<Record<string, string>>): Promise<Trace> {
  const languages = new Map<LanguageName, Language>();
  const modules = new Map<string, Module>();
  for (const [name, text] of Object.entries(files)) {
    const of = readableAs(name);
    if (of === null) throw new Error(`${name} is in no language`);
    const language = languages.get(of) ?? (await loadLanguage(of, VOCABULARY));
    languages.set(of, language);
    modules.set(`/library/${name}`, language.read({ path: `/library/${name}`, text }));
  }
  const lookup = {
    paths: [...modules.keys()],
    has: (path: string) => modules.has(path),
    hasFolder: (path: string) => [...modules.keys()].some((each) => each.startsWith(`${path}/`)),
    get: (path: string) => modules.get(path) ?? null,
    mentioning: () => [],
  };
  const resolvers = new Map(
    [...languages].map(([name, language]) => [name, language.link(lookup, { paths: [], get: () => null })]),
  );
  const [root] = modules.values();
  if (root === undefined) throw new Error('no file');
  return traceModule(
    root,
    resolvers,
    (from, named) => resolvers.get(from.language)?.find(from, named) ?? null,
  );
}

/** What each call of `tell` is given, in the order of the calls. */
export async function told(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { made, limit } = await traced(files);
  if (limit !== null) return [limit];
  return made.filter(isTell).map((call) => call.arguments.positional.map(wordsOf).join(' '));
}

function isTell({ callee }: MadeValue): boolean {
  return callee.kind === 'external' && callee.names.at(-1) === 'tell';
}

/** A value, as short as it can be told from others. */
function wordsOf(value: Value): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.spelling.value);
    case 'constant':
      return String(value.value);
    case 'list': {
      const items = value.items.map((item) => `${wordsOf(item)}${value.uncertain.has(item) ? '?' : ''}`);
      return `[${[...items, ...rest(value.incomplete)].join(', ')}]`;
    }
    case 'map': {
      const entries = [...value.entries].map(([key, entry]) => `${key}: ${wordsOf(entry.value)}`);
      return `{${[...entries, ...rest(value.incomplete)].join(', ')}}`;
    }
    case 'made': {
      const { positional, named, incomplete } = value.arguments;
      const given = [...named].map(([key, entry]) => `${key}=${wordsOf(entry.value)}`);
      return `${wordsOf(value.callee)}(${[...positional.map(wordsOf), ...given, ...rest(incomplete)].join(', ')})`;
    }
    case 'external':
      return [...(value.from === '' ? [] : [value.from]), ...value.names].join('.');
    case 'attribute':
      return `${wordsOf(value.object)}.${value.name}`;
    case 'item':
      return `${wordsOf(value.object)}[${wordsOf(value.index)}]`;
    case 'choice':
      return `<${value.values.map(wordsOf).join(' | ')}>`;
    case 'instance':
      return `new ${value.of.code.name}`;
    case 'class':
      return `class ${value.code.name}`;
    case 'function':
      return `function ${value.name ?? ''}`;
    case 'method':
      return `method ${value.function.name ?? ''}`;
    case 'module':
      return `module ${value.binding.from}`;
    case 'unknown':
      return value.start === null ? `(${value.why})` : `(${value.start}… ${value.why})`;
  }
}

function rest(incomplete: string | null): string[] {
  return incomplete === null ? [] : [`… ${incomplete}`];
}
