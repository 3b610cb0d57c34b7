/** Changes one file of a library again and again, as an editor does, and prints how long the findings took. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Api from '../src/api.ts';
import { PROJECT } from './place.ts';
import { STEADY_SPEC } from './tree.ts';

const CHANGES = 20;
const CORRECT = 'properties.ModelArtifacts.S3ModelArtifacts';
const BROKEN = 'properties.ModelArtifacts.S3ModelArtifact';

/** What an editor holds while a library is open in it. */
interface Session {
  /** Tells how many findings there are after a file was given this text. */
  readonly findingsAfter: (file: string, text: string) => Promise<number>;
}

async function openSession(cwd: string): Promise<Session> {
  const api = (await import(pathToFileURL(join(PROJECT, 'dist/src/api.js')).href)) as typeof Api;
  const session = await api.openSession({ cwd });
  return {
    findingsAfter(file, text) {
      session.change(file, text);
      return Promise.resolve(session.check().findings.length);
    },
  };
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder of the library is missing');
const file = join(folder, STEADY_SPEC);
const correct = readFileSync(file, 'utf8');
const broken = correct.replace(CORRECT, BROKEN);
const session = await openSession(folder);
const before = await session.findingsAfter(file, correct);
const times: number[] = [];
for (let change = 0; change < CHANGES; change++) {
  const isBroken = change % 2 === 0;
  const start = performance.now();
  const findings = await session.findingsAfter(file, isBroken ? broken : correct);
  times.push(performance.now() - start);
  if (findings !== before + (isBroken ? 1 : 0)) throw new Error(`${findings} findings, ${before} before`);
}
console.log(JSON.stringify(times));
