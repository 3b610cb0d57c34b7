/** Puts off what takes long until somebody asks for it. */

/** A function that works out its value at the first call. */
export function once<Value>(make: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => (known ??= { value: make() }).value;
}
