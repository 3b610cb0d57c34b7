/** Leaves aside what a library has as a backup or as somebody's copy of its own. */
import { foldersBelow, isAsideFolder, isBackupName } from '../conventions/set-aside.ts';
import type { Builder, Spec } from '../model/model.ts';
import { commonFolder, copiedAs } from '../questions/copies.ts';
import type { Parts } from './parts.ts';

interface Placed {
  readonly module: { readonly path: string };
}

/**
 * What of the library counts. Left aside is what stands in a folder, or has a file, that is named as one of backups,
 * of vendored code or of containers, where the library has it elsewhere, too, or nothing of the library uses it.
 */
export function withoutAside(all: Parts): Parts {
  const placed: readonly Placed[] = [...all.specs, ...all.contracts, ...all.builders, ...all.registries];
  const folder = commonFolder(placed.map(({ module }) => module.path));
  const isNamedSo = ({ module: { path } }: Placed): boolean => isAsidePath(path, folder);
  if (!placed.some(isNamedSo)) return all;
  const known = new Set(all.specs.filter((spec) => !isNamedSo(spec)).map(copiedAs));
  const specs = all.specs.filter((spec) => !isNamedSo(spec) || !known.has(copiedAs(spec)));
  const used = new Set(specs.map(({ contract }) => contract));
  const isUsed = (contract: Parts['contracts'][number]): boolean => used.has(contract);
  const registries = all.registries.filter((registry) => !isNamedSo(registry));
  return {
    specs,
    contracts:
      specs.length === 0 ? all.contracts : all.contracts.filter((each) => !isNamedSo(each) || isUsed(each)),
    builders: buildersOf(all, specs, isNamedSo),
    registries: registries.length === 0 ? all.registries : registries,
  };
}

/** A builder that is named so stays where it alone has its name, and alone hands on a spec. */
function buildersOf(
  { builders }: Parts,
  specs: readonly Spec[],
  isNamedSo: (builder: Builder) => boolean,
): readonly Builder[] {
  const kept = builders.filter((builder) => !isNamedSo(builder));
  const names = new Set(kept.map(({ name }) => name));
  const built = new Set(kept.flatMap((builder) => builder.specs));
  const counting = new Set(specs);
  return builders.filter(
    (builder) =>
      !isNamedSo(builder) ||
      (!names.has(builder.name) && builder.specs.some((spec) => counting.has(spec) && !built.has(spec))),
  );
}

/** Whether a file has such a name, or a folder that it is in within another one. */
function isAsidePath(path: string, folder: string): boolean {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.[\w-]+)?\.ya?ml$|\.\w+$/i, '');
  return isBackupName(stem) || foldersBelow(path, folder).some(isAsideFolder);
}

/** The files of what was left aside, and of nothing else. */
export function filesAside(all: Parts, kept: Parts): ReadonlySet<string> {
  const pathsOf = ({ specs, contracts, builders, registries }: Parts): string[] =>
    [...specs, ...contracts, ...builders, ...registries].map(({ module }: Placed) => module.path);
  const counting = new Set(pathsOf(kept));
  return new Set(pathsOf(all).filter((path) => !counting.has(path)));
}
