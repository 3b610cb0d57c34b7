/** Builds `dist/`: compiles the source, and puts beside it what the program reads when it runs. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { joinModules } from './bundle.js';

const { resolve } = createRequire(import.meta.url);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, [resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
await joinModules('dist/src/cli/main.js');
for (const page of globSync('src/rules/*/*.md')) copyFileSync(page, `dist/${page}`);
copyFileSync(
  resolve('tree-sitter-python/tree-sitter-python.wasm'),
  'dist/src/languages/python/tree-sitter-python.wasm',
);
chmodSync('dist/src/cli/main.js', 0o755);

// What a build finds is told from what another one finds, though both have the same version.
const hash = createHash('sha256');
for (const file of globSync('dist/**/*.{js,wasm}').sort()) hash.update(file).update(readFileSync(file));
writeFileSync('dist/build-id', hash.digest('hex'));
