/** Gives paths that are written as the resource classes of the SDK have them, `model_artifacts`, the API's spelling. */
import { judgePropertyPath } from './property-path.ts';
import type { PropertyPath } from './property-path.ts';
import { membersOf, rootMembers } from './shapes.ts';
import type { Members, Type } from './shapes.ts';
import type { StepKind } from './step-kinds.ts';

/** The same path in the API's spelling; null where it is in that already, or the API has no such members. */
export function apiSpelling(kind: StepKind, path: PropertyPath): string | null {
  let members = rootMembers(kind);
  let type = null as Type | null;
  const spelled: PropertyPath[number][] = [];
  for (const segment of path) {
    if (segment.kind === 'index') {
      type = type?.kind === 'list' || type?.kind === 'map' ? type.element : null;
      spelled.push(segment);
    } else {
      const name = members === null ? null : memberAlike(members, segment.name);
      if (name === null) return null;
      type = members?.get(name) ?? null;
      spelled.push({ kind: 'member', name });
    }
    members = type?.kind === 'structure' ? membersOf(type.shape) : null;
  }
  const isChanged = spelled.some((segment, at) => {
    const own = path[at];
    return segment.kind === 'member' && own?.kind === 'member' && segment.name !== own.name;
  });
  const verdict = judgePropertyPath(kind, spelled).kind;
  return isChanged && (verdict === 'valid' || verdict === 'not-a-leaf') ? textOf(spelled) : null;
}

/** The member whose name has the same letters; a name that begins with a capital is in the API's spelling. */
function memberAlike(members: Members, name: string): string | null {
  if (members.has(name)) return name;
  if (!/^[a-z]/.test(name)) return null;
  const letters = name.replaceAll('_', '').toLowerCase();
  return [...members.keys()].find((member) => member.toLowerCase() === letters) ?? null;
}

function textOf(path: PropertyPath): string {
  return path
    .map((segment) => {
      if (segment.kind === 'member') return `.${segment.name}`;
      return segment.form === 'quoted' ? `['${segment.index}']` : `[${segment.index}]`;
    })
    .join('')
    .slice(1);
}
