/** Outside the edits every byte is as it was. */
import type { TextEdit } from '../edits/edit.ts';
import type { FailedProof } from './proof.ts';

/**
 * Walks over both texts as the bytes that they are on the disk, without the code that applies edits.
 * @param edits ranges in `before`
 */
export function proveBytes(
  file: string,
  before: string,
  after: string,
  edits: readonly TextEdit[],
): FailedProof | null {
  const fails = (why: string): FailedProof => ({ proof: 'bytes', why: `${why} in ${file}` });
  const [old, now] = [Buffer.from(before), Buffer.from(after)];
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let at = 0;
  let oldAt = 0;
  let nowAt = 0;
  for (const { range, text } of [
    ...sorted,
    { range: { start: before.length, end: before.length }, text: '' },
  ]) {
    const { start, end } = range;
    if (start < at || end < start || end > before.length)
      return fails('edits overlap, or lie outside the text');
    if (splitsCharacter(before, start) || splitsCharacter(before, end))
      return fails('an edit splits a character');
    const kept = Buffer.byteLength(before.slice(at, start));
    if (!old.subarray(oldAt, oldAt + kept).equals(now.subarray(nowAt, nowAt + kept)))
      return fails('bytes outside the edits would change');
    const written = Buffer.from(text);
    nowAt += kept;
    if (!written.equals(now.subarray(nowAt, nowAt + written.length)) || written.toString() !== text)
      return fails('what an edit writes would not be what it says');
    nowAt += written.length;
    oldAt += kept + Buffer.byteLength(before.slice(start, end));
    at = end;
  }
  return nowAt === now.length ? null : fails('bytes outside the edits would change');
}

/** Whether an offset lies between the two halves of a character outside the Basic Multilingual Plane. */
function splitsCharacter(text: string, offset: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset));
}
