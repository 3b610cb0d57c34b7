/** A file that was clean for its formatter is clean after. */
import type { Formatter } from '../formatting/config-file.ts';
import type { FailedProof } from './proof.ts';

/** The text as the formatter has it; null where the file wasn't clean before, so that it is none of the formatter's. */
export async function formatProved(
  file: string,
  before: string,
  after: string,
  { name, format }: Formatter,
): Promise<string | null | FailedProof> {
  const fails = (why: string): FailedProof => ({ proof: 'format', why });
  if (!(await isClean(before, format))) return null;
  let formatted: string;
  try {
    formatted = await format(after);
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return fails(`${name} could no longer read ${file}: ${reason}`);
  }
  return (await isClean(formatted, format))
    ? formatted
    : fails(`${file} is clean for ${name}, and would not be after it was formatted`);
}

async function isClean(text: string, format: Formatter['format']): Promise<boolean> {
  try {
    return (await format(text)) === text;
  } catch {
    return false;
  }
}
