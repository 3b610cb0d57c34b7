/**
 * Preloaded into a process that writes: counts what it does to the disk and kills it, as a power cut would, at the
 * operation that KILL_AT names. A write is cut in its middle. Without KILL_AT the count is printed at the end.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const killAt = Number(process.env.KILL_AT ?? 0);
let operations = 0;

function isLast() {
  operations += 1;
  return operations === killAt;
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}

for (const name of ['rename', 'rm', 'unlink', 'link', 'mkdir', 'chown', 'open']) {
  const original = fs.promises[name];
  fs.promises[name] = async (...args) => {
    if (isLast()) die();
    const result = await original(...args);
    return result;
  };
}

const probe = await fs.promises.open(process.execPath, 'r');
const handle = Object.getPrototypeOf(probe);
await probe.close();
for (const name of ['sync', 'chmod', 'truncate']) {
  const original = handle[name];
  handle[name] = function (...args) {
    if (isLast()) die();
    return original.apply(this, args);
  };
}
const { write, writeFile } = handle;
handle.write = async function (bytes, from, length, at) {
  if (isLast()) {
    await write.call(this, bytes, from, Math.floor(length / 2), at);
    die();
  }
  return write.call(this, bytes, from, length, at);
};
handle.writeFile = async function (bytes) {
  if (isLast()) {
    await write.call(this, bytes, 0, Math.floor(bytes.length / 2), 0);
    die();
  }
  return writeFile.call(this, bytes);
};
operations = 0;
syncBuiltinESMExports();

process.on('exit', () => {
  if (killAt === 0) process.stdout.write(`${operations}\n`);
});
