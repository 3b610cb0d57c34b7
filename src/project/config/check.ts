/** Checks a parsed configuration by its schema, and says what is wrong with it, where, and what was meant. */
import { z } from 'zod';
import { didYouMean, nearestName } from '../../rules/did-you-mean.ts';
import type { KeyPath, ParsedConfig } from './parse.ts';
import { configSchema } from './schema.ts';
import type { Config } from './schema.ts';

/** One thing that is wrong, with the path of the setting that is. */
interface Wrong {
  readonly path: KeyPath;
  readonly why: string;
}

/**
 * The configuration that a value is, or what is wrong with it: a line, which begins with the place.
 * @param file as messages name it
 * @param section the keys that lead to the value in the file
 */
export function checkConfig(
  value: unknown,
  file: string,
  section: KeyPath,
  { placeOf }: Pick<ParsedConfig, 'placeOf'>,
): Config | string {
  const result = configSchema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap(wrongIn).map(({ path, why }) => {
    const place = placeOf([...section, ...path]);
    const setting = path.map(String).join(' › ');
    return { place, text: setting === '' ? why : `${setting}: ${why}` };
  });
  const [first] = lines;
  const at = (place: ReturnType<typeof placeOf>): string =>
    place === null ? '' : `:${place.line}:${place.column}`;
  return [
    `${file}${at(first?.place ?? null)}: ${first?.text ?? ''}`,
    ...lines
      .slice(1)
      .map(({ place, text }) => (place === null ? text : `${place.line}:${place.column}: ${text}`)),
  ].join('; ');
}

function wrongIn(issue: z.core.$ZodIssue): Wrong[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], why: noSuchSetting(key, settingsAt(path)) }));
    case 'invalid_key':
      return [{ path, why: issue.issues[0]?.message ?? issue.message }];
    case 'invalid_value': {
      const values = issue.values.map(String);
      return [{ path, why: `${issue.message}${nearest(issue.input, values)}` }];
    }
    case 'invalid_union':
      // What the value is for the way that fits best: the last one is the most general.
      return (issue.errors.at(-1) ?? [])
        .slice(0, 1)
        .flatMap(wrongIn)
        .map((wrong) => ({ ...wrong, path: [...path, ...wrong.path] }));
    default:
      return [{ path, why: issue.message }];
  }
}

function noSuchSetting(key: string, known: readonly string[]): string {
  return `there is no such setting${didYouMean(key, known, `there are ${known.join(', ')}`)}`;
}

function nearest(input: unknown, values: readonly string[]): string {
  const name = typeof input === 'string' ? nearestName(input, values) : null;
  return name === null ? '' : `. Did you mean ${name}?`;
}

/** What the schema of a place says, as far as it is looked at. */
interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | false;
  readonly items?: SchemaNode;
  /** Where any key is a setting of the same kind those that there are, if they are known. */
  readonly propertyNames?: { readonly enum?: readonly string[] };
}

/** The settings that there are at a place. */
function settingsAt(path: KeyPath): string[] {
  let node: SchemaNode | undefined = z.toJSONSchema(configSchema, { io: 'input' }) as SchemaNode;
  for (const step of path)
    node = node?.properties?.[String(step)] ?? node?.items ?? (node?.additionalProperties || undefined);
  return [...Object.keys(node?.properties ?? {}), ...(node?.propertyNames?.enum ?? [])].filter(
    (name) => name !== '$schema',
  );
}
