/** Adds parts to a text until it has about the size that was asked for. */
export function filled(head: string, size: number, part: (at: number) => string): string {
  let text = head;
  for (let at = 0; ; at++) {
    const next = part(at);
    const over = text.length + next.length - size;
    // At least one part: a file without any would be all imports.
    if (at > 0 && over > size - text.length) return text;
    text += next;
  }
}
