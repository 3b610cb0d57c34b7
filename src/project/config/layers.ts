/** Reads the configuration of a tree, with the files that it extends. */
import { posix, resolve } from 'node:path';
import { isWithin, withSlashes } from '../../workspace/paths.ts';
import { nearestConfig } from '../../workspace/config-file.ts';
import type { ConfigFileText } from '../../workspace/config-file.ts';
import type { Scope } from '../../workspace/scope.ts';
import { UsageError } from '../options.ts';
import type { CheckOptions } from '../options.ts';
import { checkedConfig, openConfig, openSection, OUTSIDE, outsideOf } from './opened.ts';
import type { Opened } from './opened.ts';
import type { KeyPath } from './parse.ts';
import type { Config } from './schema.ts';

/** What one file says. */
export interface ConfigLayer {
  /** Absolute, with `/`. */
  readonly file: string;
  /** The file as messages name it, with its section: `pyproject.toml [tool.stepalign]`. */
  readonly name: string;
  /** What its globs and its baseline are relative to: its own folder, or the working directory where it was given. */
  readonly folder: string;
  readonly config: Config;
}

/** More files than any configuration is made of. */
const MAX_FILES = 50;

/** The file that is the configuration, in place of the nearest one, and what it is relative to. */
export type GivenConfig = Pick<CheckOptions, 'config' | 'cwd'>;

/**
 * The layers of the file that is given, or else of the nearest configuration above the library's root, within its work
 * tree: what counts most stands last. None where there is none.
 * @throws UsageError where one of the files isn't what its schema asks for, can't be read, or extends what it may not
 */
export async function readLayers(
  { root, workTree }: Pick<Scope, 'root' | 'workTree'>,
  { config: given, cwd }: GivenConfig,
): Promise<ConfigLayer[]> {
  const top = workTree ?? root;
  const first =
    given === undefined ? await nearestConfig(root, top, openSection) : await openGiven(given, cwd, top);
  if (first === null) return [];
  // Who names a file elsewhere means that one, and what it builds on.
  const confines = isWithin(top, first.file.path) ? top : null;
  const layers: ConfigLayer[] = [];
  const add = async (opened: Opened, chain: readonly string[]): Promise<void> => {
    const { file, parsed } = opened;
    const config = await checkedConfig(opened);
    const folder = given === undefined ? posix.dirname(file.path) : cwd;
    const sayOf =
      (setting: KeyPath, value: string, what: string) =>
      (why: string): UsageError => {
        const place = parsed.placeOf([...file.section, ...setting]);
        return new UsageError(
          file.isOutside
            ? `${file.path}: ${what} can't be read${OUTSIDE}`
            : `${file.path}${place === null ? '' : `:${place.line}:${place.column}`}: ${String(setting[0])} › ${value}: ${why}`,
        );
      };
    const { baseline } = config;
    if (baseline !== undefined && !isWithin(top, posix.resolve(folder, baseline)))
      throw sayOf(['baseline'], baseline, 'its baseline')(outsideOf(top));
    const others = config.extends ?? [];
    for (const [at, each] of (typeof others === 'string' ? [others] : others).entries()) {
      const setting = typeof others === 'string' ? ['extends'] : ['extends', at];
      const say = sayOf(setting, each, 'what it extends');
      const path = posix.resolve(posix.dirname(file.path), each);
      if (chain.includes(path))
        throw say(`that is circular: ${[...chain.slice(chain.indexOf(path)), path].join(' extends ')}`);
      if (layers.length + chain.length >= MAX_FILES) throw say(`these are more than ${MAX_FILES} files`);
      const next = await openConfig(path, confines, say);
      if (next.file.isOutside)
        throw say('it is a link that leads out of the tree, and nothing outside of it is read');
      await add(next, [...chain, path]);
    }
    layers.push({ file: file.path, name: nameOf(file), folder, config });
  };
  await add(first, [first.file.path]);
  return layers;
}

/** @throws UsageError where it isn't there, is in no format that is read, or has nothing for stepalign */
function openGiven(given: string, cwd: string, top: string): Promise<Opened> {
  const path = withSlashes(resolve(cwd, given));
  return openConfig(
    path,
    // What the tree has is no more trusted for being named: a link may lead out of it.
    isWithin(top, path) ? top : null,
    (why) => new UsageError(`--config ${given}: ${why}`),
  );
}

/** `pyproject.toml [tool.stepalign]`, `stepalign.config.json` */
function nameOf({ path, section }: ConfigFileText): string {
  const name = posix.basename(path);
  return section.length === 0 ? name : `${name} [${section.join('.')}]`;
}
