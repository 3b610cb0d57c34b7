/** dependency/cycle: steps that can only be fed by each other. */
import type { StepLibrary } from '../../library/model.ts';
import { resolveAll, THRESHOLD } from '../../resolver/resolve.ts';
import type { Resolution } from '../../resolver/resolve.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'dependency/cycle';

/** A required dependency that one step alone can satisfy. */
interface Need {
  readonly from: string;
  readonly to: string;
  readonly resolution: Resolution;
}

export const cycleRule: Rule = {
  name,
  severity: 'error',
  summary: 'steps whose required dependencies only they themselves satisfy, in a circle',
  fixable: null,
  transform: null,
  check: (library) => cyclesOf(needsOf(library)).map(toFinding),
};

/**
 * Which producer a pipeline takes depends on the steps that it has: only where there is no other one in the library does
 * every pipeline have to take that one.
 */
function needsOf(library: StepLibrary): Need[] {
  return resolveAll(library).flatMap((resolution): Need[] => {
    const { step, dependency, candidates } = resolution;
    const producers = new Set(
      candidates.filter(({ score }) => score.total > THRESHOLD).map((each) => each.step.canonicalName),
    );
    const [only, second] = producers;
    const from = step.canonicalName;
    if (!dependency.required || from === null || only === undefined || only === null || second !== undefined)
      return [];
    return from === only ? [] : [{ from, to: only, resolution }];
  });
}

/** Each circle once, from the step that comes first in the library. */
function cyclesOf(needs: readonly Need[]): Need[][] {
  const cycles: Need[][] = [];
  const done = new Set<string>();
  for (const start of needs) {
    const path = pathBack(start, needs);
    const key = path === null ? '' : [...path.map(({ from }) => from)].sort().join('\n');
    if (path === null || done.has(key)) continue;
    done.add(key);
    cycles.push(path);
  }
  return cycles;
}

/** The shortest way along the needs from a step back to it; null where there is none. */
function pathBack(start: Need, needs: readonly Need[]): Need[] | null {
  const seen = new Set<string>();
  let paths: Need[][] = [[start]];
  while (paths.length > 0) {
    const next: Need[][] = [];
    for (const path of paths) {
      const at = path.at(-1)?.to ?? '';
      if (at === start.from) return path;
      if (seen.has(at)) continue;
      seen.add(at);
      next.push(...needs.filter(({ from }) => from === at).map((need) => [...path, need]));
    }
    paths = next;
  }
  return null;
}

function toFinding(cycle: readonly Need[]): Finding {
  const [first] = cycle;
  if (first === undefined) throw new Error('a cycle has at least one need');
  const { step, dependency } = first.resolution;
  const { spec } = step;
  const names = [...cycle.map(({ from }) => from), first.from].join(' → ');
  return {
    rule: name,
    severity: 'error',
    message: `Circular dependency detected involving ${first.from}: ${names}, and no other step gives what they require`,
    file: dependency.module.path,
    range: dependency.nameRange,
    step: spec.stepType?.text ?? null,
    declaration: spec.name,
    port: dependency.name,
    related: cycle.map(({ resolution, to }) => ({
      file: resolution.dependency.module.path,
      range: resolution.dependency.nameRange,
      message: `${resolution.dependency.spec.name} requires ${resolution.dependency.name}, which only ${to} gives`,
    })),
    help: 'make one of these dependencies optional, or declare the output of another step that satisfies it',
  };
}
