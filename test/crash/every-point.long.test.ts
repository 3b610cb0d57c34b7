/** What makes up for a run is killed at each of its operations, and the next start makes up for both. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../support/library.ts';
import { run } from './crash.ts';
import { writer } from './kinds.ts';
import { plainSite } from './plain-site.ts';

test('bringing files back that a run had written', { timeout: 300_000 }, () => {
  const home = makeFolder();
  mkdirSync(join(home, 'site'));
  const site = plainSite(join(home, 'site'), 2);
  const start = (killAt: number): number => {
    site.reset();
    return run(writer('write'), site, home, killAt);
  };
  // As late as it is still taken back: what the files were has lost its second name by then.
  let killed = start(0);
  let operations = 0;
  do {
    start((killed -= 1));
    operations = run(writer('recover'), site, home, 0);
  } while (site.verdict() !== 'old');
  const verdicts = Array.from({ length: operations }, (_, at) => {
    start(killed);
    run(writer('recover'), site, home, at + 1);
    run(writer('recover'), site, home, 0);
    return `${at + 1}: ${site.verdict()}`;
  });
  expect(verdicts).toEqual(verdicts.map((_, at) => `${at + 1}: old`));
});
