/** The modules of a library: those that may declare something, and any other one when it is asked for. */
import type { ModuleLookup } from '../../languages/language.ts';
import type { Module } from '../../source/syntax.ts';
import { memoize } from '../../memoize/memoize.ts';
import { DEFAULT_NAMES } from '../conventions/names.ts';
import type { LibraryNames } from '../conventions/names.ts';
import { DECLARING_WORDS, isDeclaringWord, prefilterFor } from './prefilter.ts';
import type { Prefilter } from './prefilter.ts';

/** Where modules come from. Asked again, it gives the same module. */
export interface ModuleSource {
  /** Absolute paths with `/`, sorted. */
  readonly paths: readonly string[];
  /** Null where the file can't be read as a source. */
  read(path: string): Module | null;
  /** Its text, without reading it as a source; null where that can't be told. */
  textOf(path: string): string | null;
  /** Those of the paths whose text holds one of the words, in their order; also where it can't be read as a source. */
  holding(words: readonly string[]): readonly string[];
}

/** What is known of a library before its files are read. */
export interface Known {
  /** What it calls its things. */
  readonly names: LibraryNames;
  /** Whether a file declares nothing of it, whatever stands in it. */
  readonly isExcluded: (path: string) => boolean;
}

const NOTHING_SAID: Known = { names: DEFAULT_NAMES, isExcluded: () => false };

/** Immutable: a library that was changed has other modules. */
export class Modules implements ModuleLookup {
  /** Those that may declare something, in the order of the paths. */
  readonly declaring: readonly Module[];
  /** The paths of those that may by their own text, or were asked for; the others are led to by names. */
  readonly wanted: ReadonlySet<string>;
  /** What differs from the source: other modules, and null for those that aren't there. */
  readonly replaced: ReadonlyMap<string, Module | null>;
  readonly #known: Known;
  readonly #prefilter: Prefilter;
  readonly #source: ModuleSource;
  readonly #asked: ReadonlySet<string>;
  readonly #paths: PathIndex;
  /** Shared by all states of a library. */
  readonly #led: Set<string>;
  /** Which of the files are looked for by what is in them, or by their names. */
  readonly #isOwn: (path: string) => boolean;

  private constructor(
    known: Known,
    source: ModuleSource,
    wanted: ReadonlySet<string>,
    asked: ReadonlySet<string>,
    replaced: ReadonlyMap<string, Module | null>,
    paths: PathIndex,
    led: Set<string>,
    isOwn: (path: string) => boolean = () => true,
    declaring: readonly Module[] | null = null,
  ) {
    this.#known = known;
    this.#prefilter = prefilterFor(known.names);
    this.#source = source;
    this.wanted = wanted;
    this.#asked = asked;
    this.replaced = replaced;
    this.#paths = paths;
    this.#led = led;
    this.#isOwn = isOwn;
    this.declaring = declaring ?? this.#findDeclaring();
  }

  /**
   * @param wanted the paths of those that may declare something by their own text
   * @param asked the paths of those that are looked at whatever stands in them
   */
  static from(
    source: ModuleSource,
    wanted: Iterable<string>,
    asked: Iterable<string> = [],
    known: Known = NOTHING_SAID,
  ): Modules {
    const isAsked = new Set(asked);
    const paths = new PathIndex(source.paths);
    return new Modules(known, source, new Set([...wanted, ...isAsked]), isAsked, new Map(), paths, new Set());
  }

  /** A library of nothing but these modules, of which each may declare something. */
  static of(modules: readonly Module[]): Modules {
    const byPath = new Map(modules.map((module) => [module.path, module]));
    const source: ModuleSource = {
      paths: [...byPath.keys()],
      read: (path) => byPath.get(path) ?? null,
      textOf: (path) => byPath.get(path)?.text ?? null,
      holding: (words) =>
        modules.filter(({ text }) => words.some((word) => text.includes(word))).map(({ path }) => path),
    };
    return Modules.from(source, [], source.paths);
  }

  /** The same with other modules in place of some, or of none; null takes one away. */
  with(changed: ReadonlyMap<string, Module | null>): Modules {
    const wanted = new Set(this.wanted);
    for (const [path, module] of changed) {
      if (module !== null && (this.#asked.has(path) || this.#mayDeclare(module))) wanted.add(path);
      else wanted.delete(path);
    }
    const isNew = [...changed].some(([path, module]) => this.has(path) !== (module !== null));
    const replaced = new Map([...this.replaced, ...changed]);
    return new Modules(
      this.#known,
      this.#source,
      wanted,
      this.#asked,
      replaced,
      isNew ? new PathIndex(pathsWith(this.#source.paths, replaced)) : this.#paths,
      this.#led,
    );
  }

  /** The same for one of several libraries: others are reached by imports, and by nothing else. */
  within(isOwn: (path: string) => boolean): Modules {
    return new Modules(
      this.#known,
      this.#source,
      this.wanted,
      this.#asked,
      this.replaced,
      this.#paths,
      this.#led,
      isOwn,
      this.declaring.filter(({ path }) => isOwn(path)),
    );
  }

  /** What the library calls its things. */
  get names(): LibraryNames {
    return this.#known.names;
  }

  /** A module in the place of another one is wanted as that would be. */
  #mayDeclare(module: Module): boolean {
    return !this.#known.isExcluded(module.path) && this.#prefilter.mayDeclare(module);
  }

  /** Where names lead to declarations, what holds these names may declare something too. */
  #findDeclaring(): Module[] {
    const found = new Set(this.wanted);
    const followed = new Set<string>();
    for (;;) {
      const modules = [...found].sort().flatMap((path) => this.#read(path) ?? []);
      const names = new Set(
        modules
          .flatMap((module) => this.#prefilter.leadingNames(module))
          .filter((name) => !followed.has(name)),
      );
      for (const name of names) followed.add(name);
      const further = this.#holding([...names]).filter((path) => {
        const text = found.has(path) || this.#known.isExcluded(path) ? null : this.textOf(path);
        return text !== null && [...names].some((name) => this.#prefilter.mayDeclareBy(name, text));
      });
      if (further.length === 0) return modules;
      for (const path of further) found.add(path);
    }
  }

  /** The text of a file, without reading it as a source: nothing rests on what is in it. Null where it can't be told. */
  textOf(path: string): string | null {
    const replaced = this.replaced.get(path);
    return replaced === undefined ? this.#source.textOf(path) : (replaced?.text ?? null);
  }

  get paths(): readonly string[] {
    return this.#paths.all;
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  get(path: string): Module | null {
    this.#led.add(path);
    return this.#read(path);
  }

  /**
   * Whether somebody asked for this file, so that something rests on what is in it: an import leads there, it is a script,
   * or it may consume an output. That it may declare something by its text is none of these.
   */
  isLedTo(path: string): boolean {
    return this.#led.has(path);
  }

  #read(path: string): Module | null {
    const replaced = this.replaced.get(path);
    if (replaced !== undefined) return replaced;
    return this.has(path) ? this.#source.read(path) : null;
  }

  hasFolder(path: string): boolean {
    return this.#paths.hasFolder(path);
  }

  /** Every module whose text holds one of the words, in the order of the paths. */
  mentioning(words: readonly string[]): Module[] {
    if (words.every(isDeclaringWord))
      return this.declaring.filter((module) => words.some((word) => declaringWordsIn(module).has(word)));
    return this.#modulesAt(this.#holding(words).filter(this.#isOwn));
  }

  #holding(words: readonly string[]): readonly string[] {
    const holds = ({ text }: Module): boolean => words.some((word) => text.includes(word));
    const untouched = this.#source.holding(words).filter((path) => !this.replaced.has(path));
    const changed = [...this.replaced].flatMap(([path, module]) =>
      module !== null && holds(module) ? [path] : [],
    );
    return changed.length === 0 ? untouched : [...untouched, ...changed].sort();
  }

  /** The paths of all whose text holds one of the words, in their order: none of them is read for that. */
  pathsHolding(words: readonly string[]): readonly string[] {
    return this.#holding(words);
  }

  /** The paths of files that hold one of the words and can't be read as sources. */
  unread(words: readonly string[]): string[] {
    return this.#source
      .holding(words)
      .filter((path) => this.#isOwn(path) && this.has(path) && this.get(path) === null);
  }

  /** Every path that ends with this one, in their order. @param ending begins with `/` */
  pathsCalled(ending: string): readonly string[] {
    return this.#paths.called(ending).filter(this.#isOwn);
  }

  #modulesAt(paths: readonly string[]): Module[] {
    return paths.flatMap((path) => this.get(path) ?? []);
  }
}

const declaringWordsIn = memoize(
  ({ text }: Module) => new Set(DECLARING_WORDS.filter((word) => text.includes(word))),
);

function pathsWith(
  paths: readonly string[],
  replaced: ReadonlyMap<string, Module | null>,
): readonly string[] {
  const all = new Set(paths);
  for (const [path, module] of replaced) {
    if (module === null) all.delete(path);
    else all.add(path);
  }
  return [...all].sort();
}

/** Paths to be found by their ends. */
class PathIndex {
  readonly all: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #byName = memoize(() => groupByName(this.all));
  readonly #folders = memoize(() => foldersOf(this.all));

  constructor(all: readonly string[]) {
    this.all = all;
    this.#known = new Set(all);
  }

  has(path: string): boolean {
    return this.#known.has(path);
  }

  called(ending: string): string[] {
    return (this.#byName().get(nameOf(ending)) ?? []).filter((path) => path.endsWith(ending));
  }

  hasFolder(path: string): boolean {
    return this.#folders().has(path);
  }
}

function groupByName(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const group = groups.get(nameOf(path));
    if (group === undefined) groups.set(nameOf(path), [path]);
    else group.push(path);
  }
  return groups;
}

/** Every folder that holds one of the paths, at any depth; each once. */
function foldersOf(paths: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    let end = path.lastIndexOf('/');
    while (end > 0 && !folders.has(path.slice(0, end))) {
      folders.add(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1);
    }
  }
  return folders;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
