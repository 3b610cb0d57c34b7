/** What a journal may hold. */
import { posix } from 'node:path';
import { z } from 'zod';

const byteLength = z.int().nonnegative();

/** A journal may come with a repository that somebody else packed: what it names has to lie in the tree. */
const isInside = (path: string): boolean =>
  path === posix.normalize(path) && !posix.isAbsolute(path) && !/^\.\.?(?:\/|$)/.test(path);

export const journalSchema = z.strictObject({
  version: z.literal(1),
  /** The name of the run's folder, too. */
  id: z.string(),
  /** `undo`: it brings back what another run wrote. */
  kind: z.enum(['write', 'undo']),
  /** The run that an undo takes back. */
  undoes: z.string().nullable(),
  /** What the user asked for: `fix --write`. */
  what: z.string(),
  /** When it began, ISO 8601, UTC. */
  startedAt: z.iso.datetime(),
  /** `prepared`: it may have written some of its files; `written`: all of them. */
  state: z.enum(['prepared', 'written']),
  /**
   * What was written; paths are relative to the tree, which may be moved. The contents stand in `before` and `after` one behind the other, in this order: one file to wait
   * for instead of one for each.
   */
  files: z.array(
    z.strictObject({ path: z.string().refine(isInside), before: byteLength, after: byteLength }),
  ),
});

export type Journal = z.infer<typeof journalSchema>;
