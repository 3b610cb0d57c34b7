/**
 * Runs command lines of the built program one after the other, each as in a process of its own: working directory,
 * arguments, environment, exit code and what is printed. Asked and answered through two pipes, a line of JSON each; it ends
 * with the one who asks.
 */
import { createReadStream, openSync, writeSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [main, questions, answers] = process.argv.slice(2);
const out = openSync(answers, 'w');

/** What is written to a stream until it is asked for. */
function recordingOf(stream) {
  let parts = [];
  stream.write = (part) => {
    parts.push(Buffer.from(part));
    return true;
  };
  return () => {
    const text = Buffer.concat(parts).toString('utf8');
    parts = [];
    return text;
  };
}

const streams = [process.stdout, process.stderr];
const [stdout, stderr] = streams.map(recordingOf);
let runs = 0;

async function run({ cwd, args, env }) {
  process.chdir(cwd);
  process.argv = [process.execPath, main, ...args];
  // Modules hold on to the object.
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, env);
  process.exitCode = undefined;
  runs += 1;
  // The module that runs a command line does so when it is loaded: by another name it is loaded anew, and nothing else is.
  await import(`${pathToFileURL(main).href}?${runs}`);
  for (const stream of streams) stream.removeAllListeners('error');
  return { exitCode: process.exitCode ?? 0, stdout: stdout(), stderr: stderr() };
}

for await (const line of createInterface({ input: createReadStream(questions) })) {
  const answer = Buffer.from(`${JSON.stringify(await run(JSON.parse(line)))}\n`);
  for (let at = 0; at < answer.length;) at += writeSync(out, answer, at);
}
