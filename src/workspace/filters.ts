/** Keeps git from running the filters that a repository's own configuration names; the user's own are the user's. */
import { env } from 'node:process';
import { git } from './git.ts';
import { relativePath } from './paths.ts';

/** What a filter does on the way into git, and what says that it has to. */
const SETTINGS = ['clean', 'smudge', 'process', 'required'] as const;

/** A filter that the repository's configuration names a program for. */
interface OwnFilter {
  /** What the repository sets. */
  readonly own: Set<string>;
  /** What the user's own configuration has under the same name. */
  readonly users: Map<string, string>;
}

async function filtersOf(workTree: string): Promise<Map<string, OwnFilter>> {
  const listed = await git(workTree, [
    'config',
    '--null',
    '--show-scope',
    '--get-regexp',
    `^filter\\..*\\.(${SETTINGS.join('|')})$`,
  ]);
  const fields = (listed ?? '').split('\0');
  const filters = new Map<string, OwnFilter>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [scope = '', entry = ''] = [fields[at], fields[at + 1]];
    const [key = '', ...value] = entry.split('\n');
    const [, name, setting] = /^filter\.(.*)\.(\w+)$/s.exec(key) ?? [];
    if (name === undefined || setting === undefined) continue;
    const filter = filters.get(name) ?? { own: new Set(), users: new Map<string, string>() };
    filters.set(name, filter);
    if (scope === 'local' || scope === 'worktree') filter.own.add(setting);
    else filter.users.set(setting, value.join('\n'));
  }
  return new Map([...filters].filter(([, { own }]) => own.size > 0));
}

/** Whether the user's own settings make a whole filter: one that is off for `process` does nothing for `clean` either. */
function isUsers({ own, users }: OwnFilter): boolean {
  return users.has('process') || (users.has('clean') && !own.has('process'));
}

/**
 * Variables for git with which it runs none of these filters but where the user's own configuration has one of the
 * name. They go by variables, since a name may hold the `=` at which git cuts what `-c` says.
 */
export async function withoutFilters(workTree: string): Promise<Record<string, string>> {
  const given = Number(env['GIT_CONFIG_COUNT'] ?? '0') || 0;
  const settings = [...(await filtersOf(workTree))].flatMap(([name, { own, users }]) =>
    SETTINGS.filter((setting) => own.has(setting)).map(
      (setting) => [`filter.${name}.${setting}`, users.get(setting) ?? off(setting)] as const,
    ),
  );
  const variables: Record<string, string> = { GIT_CONFIG_COUNT: String(given + settings.length) };
  for (const [at, [key, value]] of settings.entries()) {
    variables[`GIT_CONFIG_KEY_${given + at}`] = key;
    variables[`GIT_CONFIG_VALUE_${given + at}`] = value;
  }
  return variables;
}

function off(setting: (typeof SETTINGS)[number]): string {
  return setting === 'required' ? 'false' : '';
}

/**
 * The first of the files that git has to run such a filter for to tell what it holds, with the filter's name; null where
 * there is none.
 */
export async function filteredFile(
  workTree: string,
  files: readonly string[],
): Promise<{ readonly file: string; readonly filter: string } | null> {
  const filters = await filtersOf(workTree);
  if (filters.size === 0) return null;
  const names = files.map((file) => relativePath(workTree, file));
  const listed = await git(workTree, ['check-attr', '-z', '--stdin', 'filter'], names.join('\0'));
  const fields = (listed ?? '').split('\0');
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [file = '', filter = ''] = [fields[at], fields[at + 2]];
    const named = filters.get(filter);
    if (named !== undefined && !isUsers(named)) return { file: `${workTree}/${file}`, filter };
  }
  return null;
}
