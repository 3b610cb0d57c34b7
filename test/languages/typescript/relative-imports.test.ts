/** A relative import leads where the compiler's own resolution leads, whatever files there are. */
import fc from 'fast-check';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { resolveRelative } from '../../../src/languages/typescript/relative-imports.ts';

const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

const file = fc
  .tuple(
    fc.constantFrom('/a', '/a/b', '/a/b/m', '/a/m', '/a/b/m.js'),
    fc.constantFrom('m', 'n', 'index', 'm.js', 'm.ts', 'm.x'),
    fc.constantFrom(...ENDINGS),
  )
  .map((parts) => `${parts[0]}/${parts[1]}${parts[2]}`);

const specifier = fc
  .tuple(
    fc.constantFrom('./', '../', '../b/', './m/', './../', '.', '..', './.'),
    fc.constantFrom('', 'm', 'n', 'index', 'm.js', 'm.x', 'm/', 'b'),
    fc.constantFrom('', ...ENDINGS),
  )
  .map((parts) => parts.join(''))
  .filter((text) => /^\.\.?(?:\/|$)/.test(text));

function byCompiler(files: ReadonlySet<string>, importer: string, from: string): string | null {
  const { resolvedModule } = ts.resolveModuleName(
    from,
    importer,
    { allowJs: true, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    {
      useCaseSensitiveFileNames: true,
      fileExists: (path) => files.has(path),
      readFile: () => undefined,
      directoryExists: (path) => [...files].some((each) => each.startsWith(`${path.replace(/\/$/, '')}/`)),
    },
  );
  return resolvedModule?.resolvedFileName ?? null;
}

test('as the compiler resolves it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(file, { maxLength: 10 }), specifier, (paths, from) => {
      const files = new Set(paths);
      const importer = '/a/b/x.ts';
      expect(resolveRelative(importer, from, (path) => files.has(path))).toBe(
        byCompiler(files, importer, from),
      );
    }),
    { numRuns: 20_000, seed: 7 },
  );
});
