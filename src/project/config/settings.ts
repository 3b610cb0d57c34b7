/** The settings of a tree: what its configuration says, made ready for those who ask. */
import { posix } from 'node:path';
import type { LibraryNames } from '../../library/conventions/names.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { Scope } from '../../workspace/scope.ts';
import { selectionOf } from './files.ts';
import type { FileSelection } from './files.ts';
import { readLayers } from './layers.ts';
import type { ConfigLayer, GivenConfig } from './layers.ts';
import { namesOf } from './names.ts';
import { severitiesOf } from './severities.ts';
import type { Severities } from './severities.ts';
import { tablesOf } from './tables.ts';

export interface Settings {
  /** What the files say that they come from; all others of these follow from it. */
  readonly layers: readonly ConfigLayer[];
  readonly tables: Tables;
  readonly files: FileSelection;
  readonly severities: Severities;
  readonly names: LibraryNames;
  /** The file of known findings, absolute with `/`; null where none is configured. */
  readonly baseline: string | null;
  /** Whether suppressions have to say why. */
  readonly requireReason: boolean;
}

/** @throws UsageError where the configuration is wrong */
export async function readSettings(
  scope: Pick<Scope, 'root' | 'workTree'>,
  given: GivenConfig,
): Promise<Settings> {
  const layers = await readLayers(scope, given);
  return {
    layers,
    tables: tablesOf(layers),
    files: selectionOf(layers),
    severities: severitiesOf(layers),
    names: namesOf(layers),
    baseline: baselineOf(layers),
    requireReason:
      layers.findLast(({ config }) => config.requireReason !== undefined)?.config.requireReason ?? false,
  };
}

/** @param layers what counts most stands last */
function baselineOf(layers: readonly ConfigLayer[]): string | null {
  const { folder, config } = layers.findLast((layer) => layer.config.baseline !== undefined) ?? {};
  return folder === undefined || config?.baseline === undefined
    ? null
    : posix.resolve(folder, config.baseline);
}
