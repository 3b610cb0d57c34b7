/** Writes the pages as a site of plain HTML that needs no server: `npm run docs [folder]`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { siteFiles } from './site.js';

const folder = resolve(process.argv[2] ?? 'site');
rmSync(folder, { recursive: true, force: true });
const files = siteFiles();
for (const [path, text] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
process.stdout.write(`${files.size} files: ${join(folder, 'index.html')}\n`);
