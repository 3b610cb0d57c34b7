/** Joins the command line's modules: to load each of them alone takes longer than most runs. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** Small packages that nearly every run takes. The others are loaded from where they are installed, when they are needed. */
const JOINED = ['yargs', 'picocolors', 'picomatch', 'fastest-levenshtein', 'magic-string'];

/** Lets a module find what lies beside it from the folder that it is moved to. */
function staysInPlace(folder) {
  return {
    name: 'stays-in-place',
    transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('import.meta.url')) return null;
      const place = JSON.stringify(relative(folder, id));
      return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
    },
  };
}

/**
 * Puts in place of a compiled module one with all that it imports; what it imports late stays apart, in files beside it.
 * @param main path of the module, whose folder holds nothing else afterwards
 */
export async function joinModules(main) {
  const folder = resolve(dirname(main));
  const bundle = await rolldown({
    input: main,
    platform: 'node',
    // A joined package takes its own packages along; stepalign's modules name each other by paths.
    external: (name, importer) =>
      importer !== undefined &&
      !importer.includes('/node_modules/') &&
      !/^[./]/.test(name) &&
      !JOINED.includes(name),
    // The entries that transforms have for jscodeshift's own command line are not stepalign's, and want a parser.
    treeshake: { moduleSideEffects: false, manualPureFunctions: ['standalone'] },
    plugins: [staysInPlace(folder)],
  });
  const { output } = await bundle.generate({ entryFileNames: '[name].js', chunkFileNames: '[name].js' });
  await bundle.close();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const { fileName, code } of output) writeFileSync(join(folder, fileName), code);
}
