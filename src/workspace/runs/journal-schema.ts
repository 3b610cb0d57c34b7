/** What a journal's file may hold. */
import { posix } from 'node:path';
import { z } from 'zod';
import type { Journal } from './journal-data.ts';

const byteLength = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A journal may come with a repository that somebody else packed: no flag of git's begins so. */
const objectName = z.string().regex(/^[0-9a-f]{40,}$/);

/** What it names has to lie in the tree, for the same reason. */
const isInside = (path: string): boolean =>
  path === posix.normalize(path) && !posix.isAbsolute(path) && !/^\.\.?(?:\/|$)/.test(path);

const path = z.string().refine(isInside);

const common = {
  id: z.string(),
  kind: z.enum(['write', 'undo']),
  undoes: z.string().nullable(),
  what: z.string(),
  startedAt: z.iso.datetime(),
  files: z.array(z.strictObject({ path, before: byteLength, after: byteLength })),
};

const current = z.strictObject({
  version: z.literal(2),
  ...common,
  state: z.enum(['prepared', 'placed', 'written', 'partly']),
  commits: z.strictObject({ from: objectName, to: objectName }).nullable(),
  sha256: z.strictObject({ before: sha256, after: sha256 }).nullable(),
  left: z.array(path),
});

/** Journals of stepalign 0.1 before they had hashes: their runs can still be taken back. */
const former = z
  .strictObject({ version: z.literal(1), ...common, state: z.enum(['prepared', 'written']) })
  .transform((journal): Journal => ({ ...journal, commits: null, sha256: null, left: [] }));

export const journalSchema: z.ZodType<Journal> = z.union([current, former]);
