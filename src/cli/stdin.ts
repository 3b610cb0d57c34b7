/** Reads what is piped into stepalign. */
import { UsageError } from '../project/options.ts';
import { decodeText } from '../workspace/decode.ts';
import { MAX_BYTES } from '../workspace/file-bytes.ts';

/**
 * The text of a source on standard input.
 * @throws UsageError where it is larger than a source may be, or no UTF-8
 */
export async function readSource(): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BYTES)
      throw new UsageError('standard input has more than 1 MiB: no source is read that is so large');
    parts.push(part);
  }
  const text = decodeText(Buffer.concat(parts));
  if (text === null) throw new UsageError('standard input is no text in UTF-8');
  return text;
}
