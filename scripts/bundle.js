/**
 * Joins compiled modules: to load each of them alone takes longer than most runs, and of some packages that are joined with
 * them only a small part is needed.
 */
import { dirname, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** Small packages that nearly every run takes, and those of which most is left behind. The others stay where they are installed. */
const JOINED = [
  'yargs',
  'picocolors',
  'picomatch',
  'fastest-levenshtein',
  'magic-string',
  'supports-hyperlinks',
  'web-tree-sitter',
  'zod',
];

/** The folder of a package, in the path of one of its modules. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * Lets a module find what lies beside it from the folder that it is moved to.
 * @param folder where every chunk with such a module has to come to lie
 */
function staysInPlace(folder) {
  const isOwn = (id) => !id.includes('/node_modules/');
  return {
    name: 'stays-in-place',
    transform(code, id) {
      if (!isOwn(id) || !code.includes('import.meta.url')) return null;
      const place = JSON.stringify(relative(folder, id));
      return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
    },
    renderChunk(code, { fileName }) {
      if (dirname(resolve('dist', fileName)) !== folder && code.includes('import.meta.url'))
        throw new Error(`${fileName} looks for what lies beside it, and is to lie in ${folder}`);
    },
  };
}

/**
 * Joins some modules with all that they import; what they import late, or have in common, goes to files of its own.
 * @param modules the modules' paths below `dist/`, which they keep, without `.js`
 * @param folder the folder below `dist/` for the other files
 * @param pure names of functions of which a call that nobody uses the result of is left out
 * @returns texts by path below `dist/`, and the folders of the packages that went into them
 */
export async function joinModules(modules, folder, pure = []) {
  const bundle = await rolldown({
    input: Object.fromEntries(modules.map((module) => [module, resolve('dist', `${module}.js`)])),
    platform: 'node',
    // A joined package takes its own packages along; stepalign's modules name each other by paths.
    external: (name, importer) =>
      importer !== undefined &&
      !importer.includes('/node_modules/') &&
      !/^[./]/.test(name) &&
      !JOINED.includes(name),
    // Emscripten's helpers for side modules use it, which the Python grammar doesn't need.
    checks: { eval: false },
    treeshake: { moduleSideEffects: false, manualPureFunctions: pure },
    plugins: [staysInPlace(resolve('dist', folder))],
  });
  const { output } = await bundle.generate({
    entryFileNames: '[name].js',
    chunkFileNames: `${folder}/[name].js`,
  });
  await bundle.close();
  const packages = output.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => PACKAGE.exec(id)?.[0] ?? []));
  return { files: output.map(({ fileName, code }) => [fileName, code]), packages };
}
