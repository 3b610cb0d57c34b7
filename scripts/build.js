/** Builds `dist/`: compiles the source, joins its modules, and puts beside them what the program reads when it runs. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { joinModules } from './bundle.js';

const { resolve } = createRequire(import.meta.url);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** What a program that imports stepalign needs of the declarations: those that the entry's lead to. */
function declarationsFrom(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles)
    if (fileName.startsWith('.'))
      declarationsFrom(join(dirname(file), fileName.replace(/\.[jt]s$/, '.d.ts')), found);
  return found;
}

/** What the licenses of packages ask for where copies of these are handed on. @throws where one has no license */
function licensesOf(folders) {
  const texts = [...folders].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const [file] = globSync('{LICENSE,LICENCE}*', { cwd: folder, caseSensitiveMatch: false, absolute: true });
    if (file === undefined) throw new Error(`${name} has no license`);
    return `## ${name} ${version}\n\n${readFileSync(file, 'utf8').trim()}\n`;
  });
  return ['# Packages that parts of stand in these files\n', ...texts].join('\n');
}

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, [resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});

const transforms = globSync('dist/transforms/*.js').map((path) => path.slice('dist/'.length, -'.js'.length));
const bundles = [
  // The entries that transforms have for jscodeshift's own command line are not stepalign's, and want a parser.
  await joinModules(['src/cli/main'], 'src/cli', ['standalone']),
  await joinModules(['src/api', 'src/project/search-thread', ...transforms], 'src'),
];
const declarations = declarationsFrom(join('dist', 'src', 'api.d.ts'));
for (const path of globSync('dist/**/*.{js,d.ts}')) if (!declarations.has(join(path))) rmSync(path);
for (const [path, code] of bundles.flatMap(({ files }) => files)) {
  mkdirSync(dirname(join('dist', path)), { recursive: true });
  writeFileSync(join('dist', path), code);
}

for (const page of globSync('src/rules/*/*.md')) {
  mkdirSync(dirname(`dist/${page}`), { recursive: true });
  copyFileSync(page, `dist/${page}`);
}
for (const wasm of ['tree-sitter-python/tree-sitter-python.wasm', 'web-tree-sitter/web-tree-sitter.wasm'])
  writeFileSync(`dist/src/languages/python/${basename(wasm)}`, readFileSync(resolve(wasm)));
writeFileSync('dist/LICENSES.md', licensesOf(new Set(bundles.flatMap(({ packages }) => packages))));
chmodSync('dist/src/cli/main.js', 0o755);

// What a build finds is told from what another one finds, though both have the same version.
const hash = createHash('sha256');
for (const file of globSync('dist/**/*.{js,wasm}').sort()) hash.update(file).update(readFileSync(file));
writeFileSync('dist/build-id', hash.digest('hex'));
