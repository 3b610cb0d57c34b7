/** In which formats configurations are written. */

export type ConfigFormat = 'JSON' | 'YAML' | 'TOML';

/** The format of a file by its ending; null for one that isn't read. */
export function configFormatOf(path: string): ConfigFormat | null {
  if (/\.json$/i.test(path)) return 'JSON';
  if (/\.ya?ml$/i.test(path)) return 'YAML';
  return /\.toml$/i.test(path) ? 'TOML' : null;
}
