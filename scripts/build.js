/** Builds `dist/`: compiles the source, and puts beside it what the program reads when it runs. */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, rmSync } from 'node:fs';
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
