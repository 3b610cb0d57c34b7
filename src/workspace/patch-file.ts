/** What a patch is, as a file that may be written over. */
import { basename } from 'node:path';
import type { FileKind } from './own-file.ts';

/** What git and diff begin the patch of a file with. */
const PATCH_LINE = /^(?:diff --git .*|--- .*\n\+\+\+ .*)$/m;

/** By its begin, or by its name and what stands in it: one of stepalign's may have a head. */
export const PATCH: FileKind = {
  what: 'patch',
  lookedAt: 64 * 1024,
  isOne: (text, file) => {
    const at = text.search(PATCH_LINE);
    return at === 0 || (at > 0 && /\.(?:patch|diff)$/i.test(basename(file)));
  },
};
