/** Formats Python as ruff or black would, with ruff's formatter. */
import { UnfollowedConfig } from './config-file.ts';
import type { ConfigFile, Formatter } from './config-file.ts';
import { blackSettings } from './black-settings.ts';
import { pythonConfigIn } from './python-config.ts';
import { ruffSettings } from './ruff-settings.ts';

const BOM = '\uFEFF';

/**
 * What formats a file as the configuration says; null where there is none, or where it leaves the file alone.
 * @param files the configuration files of its folder and of those above it, the nearest first
 * @throws UnfollowedConfig where stepalign doesn't follow the configuration
 */
export async function pythonFormatterFor(
  path: string,
  files: readonly ConfigFile[],
): Promise<Formatter | null> {
  const config = pythonConfigIn(files);
  if (config === null) return null;
  const settings = config.name === 'ruff' ? ruffSettings(path, config) : await blackSettings(path, config);
  if (settings === null) return null;
  const { default: ruff } = await import('@astral-sh/ruff-wasm-nodejs');
  try {
    const workspace = new ruff.Workspace(settings, ruff.PositionEncoding.Utf16);
    return { name: config.name, format: (text) => withBom(text, (own) => workspace.format(own)) };
  } catch (error) {
    throw new UnfollowedConfig(config.file, `its settings are refused: ${(error as Error).message}`);
  }
}

/** ruff would drop the byte order mark. */
function withBom(text: string, format: (text: string) => string): string {
  return text.startsWith(BOM) ? BOM + format(text.slice(BOM.length)) : format(text);
}
