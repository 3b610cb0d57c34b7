/** stepalign's own version. */
import { readFileSync } from 'node:fs';

/** The version in package.json, which lies at the package's top: two folders above `src/`'s, three above `dist/src/`'s. */
export function version(): string {
  for (const up of ['../../', '../../../']) {
    try {
      const manifest: unknown = JSON.parse(
        readFileSync(new URL(`${up}package.json`, import.meta.url), 'utf8'),
      );
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
        return String(manifest.version);
    } catch {
      // Not this far up.
    }
  }
  throw new Error("stepalign's package.json isn't where it should be");
}
