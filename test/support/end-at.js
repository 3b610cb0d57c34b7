/**
 * Preloaded into a process: kills it, as a power cut would, once git has ended that it started with the command KILL_AFTER
 * (an index aside is nobody's); where that is empty, tells it to end when the first source takes its place.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILL_AFTER } = process.env;

const { spawn } = childProcess;
childProcess.spawn = function (file, args, options) {
  const child = spawn.call(this, file, args, options);
  const isMeant = args.includes(KILL_AFTER) && options.env.GIT_INDEX_FILE === undefined;
  if (isMeant) child.once('exit', () => process.kill(process.pid, 'SIGKILL'));
  return child;
};

const { renameSync } = fs;
fs.renameSync = function (from, to) {
  if (KILL_AFTER === '' && to.endsWith('.py')) process.kill(process.pid, 'SIGTERM');
  return renameSync.call(this, from, to);
};
syncBuiltinESMExports();
