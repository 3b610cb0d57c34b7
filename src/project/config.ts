/** Finds and reads the configuration. */
import { closest } from 'fastest-levenshtein';
import type { InternalOutput } from '../sagemaker/container-paths.ts';
import { stepKindOf } from '../sagemaker/step-kinds.ts';
import type { StepKind } from '../sagemaker/step-kinds.ts';
import { BUILT_IN_TABLES } from '../sagemaker/tables.ts';
import type { Tables } from '../sagemaker/tables.ts';
import { CONFIG_FILE, readConfigFile } from '../workspace/config-file.ts';
import type { Scope } from '../workspace/scope.ts';
import type { Config } from './config-schema.ts';
import { UsageError } from './options.ts';

/**
 * The tables of the nearest configuration above the library's root, within its work tree; else the built-in ones.
 * @throws UsageError where the file isn't what its schema asks for
 */
export async function readTables({ root, workTree }: Scope): Promise<Tables> {
  const file = await readConfigFile(root, workTree ?? root);
  if (file === null) return BUILT_IN_TABLES;
  let json: unknown;
  try {
    json = JSON.parse(file.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(
      `${file.path}: it is no JSON${file.isOutside ? OUTSIDE : `: ${(error as SyntaxError).message}`}`,
    );
  }
  const { configSchema } = await import('./config-schema.ts');
  const result = configSchema.safeParse(json);
  if (result.success) return tablesWith(result.data);
  if (file.isOutside) throw new UsageError(`${file.path}: it isn't what its schema asks for${OUTSIDE}`);
  const issues = result.error.issues.map((issue) => {
    const place = issue.path.length === 0 ? '' : `${issue.path.join(' › ')}: `;
    if (issue.code === 'invalid_key') return `${place}${issue.issues[0]?.message ?? issue.message}`;
    if (issue.code !== 'unrecognized_keys') return `${place}${issue.message}`;
    return issue.keys
      .map((key) => `${place}there is no setting ${key}; did you mean ${closest(key, SETTINGS)}?`)
      .join('; ');
  });
  throw new UsageError(`${file.path}: ${issues.join('; ')}`);
}

/** Why nothing of the file is quoted. */
const OUTSIDE = '; it is a link that leads out of the tree: what it leads to is not shown';

const SETTINGS = ['standardAliases', 'internalOutputs', 'sourceScoring'];

function tablesWith({ standardAliases = {}, internalOutputs = {}, sourceScoring }: Config): Tables {
  const aliases = new Map<StepKind, ReadonlyMap<string, readonly string[]>>(BUILT_IN_TABLES.standardAliases);
  for (const [name, byPath] of Object.entries(standardAliases)) {
    const kind = stepKindOf(name);
    if (kind !== null) aliases.set(kind, new Map([...(aliases.get(kind) ?? []), ...Object.entries(byPath)]));
  }
  const internal = new Map(BUILT_IN_TABLES.internalOutputs);
  for (const [path, what] of Object.entries(internalOutputs)) {
    const folder = path.replace(/\/+$/, '');
    if (what === null) internal.delete(folder);
    else internal.set(folder, configuredOutput(what));
  }
  return { standardAliases: aliases, internalOutputs: internal, sourceScoring: sourceScoring ?? null };
}

function configuredOutput(what: string): InternalOutput {
  return {
    what,
    replacement: `drop the output; ${CONFIG_FILE} says that it is internal`,
    environmentVariable: null,
    propertyPath: null,
    remedyWhenConsumed: 'write what others need to a path that is data flow, and declare that',
  };
}
