/** What a run's files were and were to become, as its journal keeps it. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { readPlain, writeSynced } from './files.ts';
import type { Journal } from './journal-data.ts';

const PARTS = ['before', 'after'] as const;
type Part = (typeof PARTS)[number];

/** A file's content before and after a run. */
export interface ContentChange {
  /** Absolute path, with `/`. */
  readonly file: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** What is wrong with a text that a run keeps. */
interface Damage {
  /** The file that it stands in. */
  readonly path: string;
  readonly why: string;
}

export type SavedTexts = { readonly changes: readonly ContentChange[] } | { readonly damage: Damage };

/** Writes the contents into the run's folder, each part one behind the other. @returns the hash of each part */
export async function saveTexts(
  folder: string,
  changes: readonly ContentChange[],
): Promise<Record<Part, string>> {
  const sums: Record<Part, string> = { before: '', after: '' };
  for (const part of PARTS) {
    const bytes = Buffer.concat(changes.map((change) => change[part]));
    sums[part] = sha256(bytes);
    await writeSynced(`${folder}/${part}`, bytes);
  }
  return sums;
}

/** Reads them again, and proves that they are whole. @param boundary the tree that the paths are relative to */
export async function savedTexts(
  folder: string,
  boundary: string,
  { files, sha256: sums }: Pick<Journal, 'files' | 'sha256'>,
): Promise<SavedTexts> {
  const texts: Record<Part, Buffer[]> = { before: [], after: [] };
  for (const part of PARTS) {
    const lengths = files.map((file) => file[part]);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const path = `${folder}/${part}`;
    let bytes: Buffer;
    try {
      // One byte more shows that there is more than there should be.
      bytes = await readPlain(path, total + 1);
    } catch (error) {
      return { damage: { path, why: error instanceof Error ? error.message : String(error) } };
    }
    if (bytes.length !== total)
      return {
        damage: {
          path,
          why: bytes.length < total ? `it has ${bytes.length} of ${total} bytes` : 'it is too long',
        },
      };
    if (sums !== null && sums[part] !== sha256(bytes))
      return { damage: { path, why: 'it does not have the hash that it was written with' } };
    let at = 0;
    texts[part] = lengths.map((length) => bytes.subarray(at, (at += length)));
  }
  return {
    changes: files.map(({ path }, index) => ({
      file: posix.join(boundary, path),
      before: texts.before[index] ?? Buffer.alloc(0),
      after: texts.after[index] ?? Buffer.alloc(0),
    })),
  };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
