/** Each fixture and its twins: the exact text comes out, git takes the diff, and a second run changes nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fix, patchText } from '../../src/api.ts';
import { fixtures, twins } from '../support/fixtures.ts';
import { git, makeRepository } from '../support/library.ts';

/** Whether what comes out is written down as what is expected, to be read in the diff before it is committed. */
const UPDATES = process.env['UPDATE'] === '1';

describe.each(fixtures)(
  '$transform: $name',
  ({ transform, extension, input, output, outputFile, review }) => {
    test.each(twins.filter(({ not }) => not?.includes(extension) !== true))('$name', async (twin) => {
      const file = extension === 'yaml' ? 'case.step.yaml' : `steps.${extension}`;
      const folder = makeRepository({ [file]: twin.of(input) });
      const options = { cwd: folder, review, ...(transform === 'fix' ? {} : { only: [transform] }) };

      const dryRun = await fix(options);
      expect(readFileSync(join(folder, file), 'utf8')).toBe(twin.of(input));
      if (outputFile === null) {
        expect(dryRun.changes).toEqual([]);
        return;
      }
      git(folder, ['apply', '--check'], patchText(dryRun));

      await fix({ ...options, write: true });
      const written = readFileSync(join(folder, file), 'utf8');
      if (UPDATES && twin === twins[0]) writeFileSync(outputFile, written);
      else if (!UPDATES) expect(written).toBe(twin.of(output));

      const again = await fix({ ...options, write: true });
      expect(again.changes).toEqual([]);
      expect(again.findings).toEqual([]);
      expect(again.unparsable).toEqual([]);

      git(folder, ['checkout', '--quiet', '.']);
      git(folder, ['apply'], patchText(dryRun));
      expect(readFileSync(join(folder, file), 'utf8')).toBe(written);
    });
  },
);
