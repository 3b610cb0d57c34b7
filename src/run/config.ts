/** The use case of `stepalign config`: which settings are in force, and from where each comes. */
import { settingsInForce } from '../project/config/in-force.ts';
import { readLayers } from '../project/config/layers.ts';
import type { CheckOptions } from '../project/options.ts';
import type { ConfigResult } from '../results/config.ts';
import { findScope } from '../workspace/scope.ts';

/**
 * Reads the configuration alone, no source.
 * @throws UsageError where it is wrong, or one of the paths isn't there
 */
export async function configOf(options: CheckOptions): Promise<ConfigResult> {
  const scope = await findScope(options.paths ?? ['.'], options.cwd);
  const layers = await readLayers(scope, options);
  return {
    root: scope.root,
    files: layers.map(({ file }) => file).reverse(),
    settings: settingsInForce(layers),
  };
}
