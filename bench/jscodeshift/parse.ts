/** A transform that changes nothing: it parses the file and prints it again, as every transform has to. */
import type { API, FileInfo } from 'jscodeshift';

export default function transform(file: FileInfo, { j }: API): string {
  return j(file.source).toSource();
}
