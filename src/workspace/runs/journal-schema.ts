/** What a journal may hold. */
import { posix } from 'node:path';
import { z } from 'zod';

const byteLength = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A journal may come with a repository that somebody else packed: no flag of git's begins so. */
const objectName = z.string().regex(/^[0-9a-f]{40,}$/);

/** What it names has to lie in the tree, for the same reason. */
const isInside = (path: string): boolean =>
  path === posix.normalize(path) && !posix.isAbsolute(path) && !/^\.\.?(?:\/|$)/.test(path);

const path = z.string().refine(isInside);

const common = {
  /** The name of the run's folder, too. */
  id: z.string(),
  /** `undo`: it brings back what another run wrote. */
  kind: z.enum(['write', 'undo']),
  /** The run that an undo takes back. */
  undoes: z.string().nullable(),
  /** What the user asked for: `fix --write`. */
  what: z.string(),
  /** When it began, ISO 8601, UTC; by a clock that may have been wrong. */
  startedAt: z.iso.datetime(),
  /**
   * What was written; paths are relative to the tree, which may be moved. The contents stand in `before` and `after`
   * one behind the other, in this order: one file to wait for instead of one for each.
   */
  files: z.array(z.strictObject({ path, before: byteLength, after: byteLength })),
};

const current = z.strictObject({
  version: z.literal(2),
  ...common,
  /**
   * `prepared`: it may have written some of its files; `placed`: all of them, but what they are to stand for isn't done
   * (to verify them, to commit them); `written`: it is done; `partly`: it was cut off, and what could be brought back was.
   */
  state: z.enum(['prepared', 'placed', 'written', 'partly']),
  /** The commits that a placed run makes: where HEAD was, and the last of them; null where there are none yet. */
  commits: z.strictObject({ from: objectName, to: objectName }).nullable(),
  /** Of `before` and `after` as wholes; null where a former version of stepalign kept none. */
  sha256: z.strictObject({ before: sha256, after: sha256 }).nullable(),
  /** The files that could not be brought back. */
  left: z.array(path),
});

/** Journals of stepalign 0.1 before they had hashes: their runs can still be taken back. */
const former = z
  .strictObject({ version: z.literal(1), ...common, state: z.enum(['prepared', 'written']) })
  .transform((journal): Journal => ({ ...journal, commits: null, sha256: null, left: [] }));

export const journalSchema = z.union([current, former]);

/** A journal as it is worked with; its version says how what lies beside its files is named. */
export type Journal = Omit<z.infer<typeof current>, 'version'> & { readonly version: 1 | 2 };
