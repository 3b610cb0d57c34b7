/**
 * Preloaded into a process that writes: counts what it does to the disk and which programs it starts, and kills it, as a
 * power cut would, at the operation that KILL_AT names. A write is cut in its middle. Without KILL_AT the count is put
 * into the file COUNT_TO at the end.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const killAt = Number(process.env.KILL_AT ?? 0);
let operations = 0;

function isLast() {
  operations += 1;
  return operations === killAt;
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}

/** Counts a function's calls, and dies at the begin of the last. */
function count(owner, name) {
  const original = owner[name];
  owner[name] = function (...args) {
    if (isLast()) die();
    return original.apply(this, args);
  };
}

/** Counts a write, and dies in the middle of the last. */
function countWrite(handle, name, half) {
  const original = handle[name];
  handle[name] = async function (...args) {
    if (isLast()) {
      await half.call(this, args);
      die();
    }
    return original.apply(this, args);
  };
}

/** The threads that read a tree change nothing. */
if (isMainThread) {
  for (const name of ['rename', 'rm', 'unlink', 'link', 'mkdir', 'chown', 'open']) count(fs.promises, name);
  for (const name of [
    'renameSync',
    'rmSync',
    'unlinkSync',
    'linkSync',
    'mkdirSync',
    'ftruncateSync',
    'fsyncSync',
  ])
    count(fs, name);
  const { writeSync } = fs;
  fs.writeSync = (file, bytes, from, length, at) => {
    if (isLast()) {
      writeSync(file, bytes, from, Math.floor(length / 2), at);
      die();
    }
    return writeSync(file, bytes, from, length, at);
  };
  const probe = await fs.promises.open(process.execPath, 'r');
  const handle = Object.getPrototypeOf(probe);
  await probe.close();
  for (const name of ['sync', 'chmod', 'truncate']) count(handle, name);
  const { write } = handle;
  countWrite(handle, 'write', function ([bytes, from, length, at]) {
    return write.call(this, bytes, from, Math.floor(length / 2), at);
  });
  countWrite(handle, 'writeFile', function ([bytes]) {
    return write.call(this, bytes, 0, Math.floor(bytes.length / 2), 0);
  });
  for (const name of ['spawn', 'execFile']) {
    const original = childProcess[name];
    childProcess[name] = function (...args) {
      if (isLast()) die();
      const child = original.apply(this, args);
      child.once('exit', () => {
        if (isLast()) die();
      });
      return child;
    };
  }
  operations = 0;
  syncBuiltinESMExports();
  process.on('exit', () => {
    if (killAt === 0) fs.writeFileSync(process.env.COUNT_TO, String(operations));
  });
}
