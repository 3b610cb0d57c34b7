/** Which quote a literal's neighbours use. */
import type { Expression, Sequence } from '../source/syntax.ts';

/** The quotes of every string literal in a sequence, nested ones too. */
function* quotesIn(sequence: Sequence): Generator<string> {
  for (const item of sequence.items) {
    if (item.key !== null) yield* quotesOf(item.key);
    yield* quotesOf(item.value);
  }
}

function* quotesOf(expression: Expression): Generator<string> {
  switch (expression.kind) {
    case 'string': {
      const quote = expression.open.at(-1);
      if (quote === '"' || quote === "'") yield quote;
      return;
    }
    case 'concatenation':
    case 'merge':
      for (const part of expression.parts) yield* quotesOf(part);
      return;
    case 'map':
    case 'list':
      yield* quotesIn(expression.sequence);
      return;
    case 'call':
      yield* quotesIn(expression.arguments);
      return;
    case 'typed':
      yield* quotesOf(expression.value);
      return;
    default:
  }
}

/** The quote that the string literals of a sequence use most, `fallback` where it has none; a tie goes to `"`. */
export function mostUsedQuote(sequence: Sequence, fallback: string): string {
  const quotes = [...quotesIn(sequence)];
  if (quotes.length === 0) return fallback;
  const double = quotes.filter((quote) => quote === '"').length;
  return double * 2 >= quotes.length ? '"' : "'";
}
