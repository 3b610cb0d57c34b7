/** The use case of `stepalign init`: a configuration that says what was found, for people to change. */
import { posix } from 'node:path';
import { foundLines, startOfConfig } from '../project/config/start.ts';
import { readLayers } from '../project/config/layers.ts';
import { UsageError } from '../project/options.ts';
import type { CheckOptions } from '../project/options.ts';
import type { InitResult } from '../results/config.ts';
import { writeNewFile } from '../workspace/new-file.ts';
import { findScope } from '../workspace/scope.ts';
import { check } from './check.ts';

/**
 * Writes one file, `stepalign.config.yaml` in the library's root, and nothing that stands there already.
 * @throws UsageError where the folder has a configuration already, or there is no source
 * @throws WriteRefused where it can't be written
 */
export async function init(options: Pick<CheckOptions, 'cwd' | 'paths'>): Promise<InitResult> {
  const scope = await findScope(options.paths ?? ['.'], options.cwd);
  const layers = await readLayers(scope, options);
  const nearest = layers.at(-1)?.file ?? null;
  if (nearest !== null && posix.dirname(nearest) === scope.root)
    throw new UsageError(
      `${nearest}: stepalign is configured here already; \`stepalign config\` prints what is in force`,
    );
  const { libraries, findings, filesRead, root } = await check({ ...options, baseline: false });
  const file = `${root}/stepalign.config.yaml`;
  await writeNewFile(file, startOfConfig({ libraries, findings, root, above: nearest }));
  return { file, found: foundLines({ libraries, root }), root, libraries, findings, filesRead };
}
