/** Puts together what belongs to one file. */

/** In the order in which they come, the files too. */
export function byFile<T extends { readonly file: string }>(items: readonly T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const item of items) {
    const own = grouped.get(item.file);
    if (own === undefined) grouped.set(item.file, [item]);
    else own.push(item);
  }
  return grouped;
}
