/** Loaded by `node --import`: appends to the file that LOADED_FILES names what the program loads, an URL or a path a line. */
import { appendFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import process from 'node:process';

const log = process.env.LOADED_FILES;

const hook = `
import { appendFileSync } from 'node:fs';
export async function resolve(name, context, next) {
  const resolved = await next(name, context);
  appendFileSync(${JSON.stringify(log)}, resolved.url + '\\n');
  return resolved;
}`;

register(`data:text/javascript,${encodeURIComponent(hook)}`);

// What is required, and not imported, passes the hook by.
process.on('exit', () => {
  const required = Object.keys(createRequire(import.meta.url).cache);
  appendFileSync(log, required.map((path) => `${path}\n`).join(''));
});
