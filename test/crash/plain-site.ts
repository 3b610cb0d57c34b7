/** Files outside of a work tree, that `writer.js` writes. */
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './kinds.ts';

/** Some files grow, some shrink; every tenth has a second name, so that it is written over. */
function changesOf(files: number): { name: string; before: string; after: string }[] {
  return Array.from({ length: files }, (_, index) => ({
    name: `step_${index}.py`,
    before: `# ${index} äß\r\n${'old = 1\n'.repeat(index % 7)}`,
    after: `# ${index} äß\r\n${'replaced = 2\n'.repeat((index * 3) % 8)}`,
  }));
}

/** @param home an empty folder */
export function plainSite(home: string, files = 200): Site {
  const changes = changesOf(files);
  const folder = join(home, 'library');
  const state = join(home, 'state');
  const reset = (): void => {
    for (const each of [folder, state]) rmSync(each, { recursive: true, force: true });
    mkdirSync(join(folder, 'names'), { recursive: true });
    for (const [index, { name, before }] of changes.entries()) {
      writeFileSync(join(folder, name), before);
      if (index % 10 === 0) linkSync(join(folder, name), join(folder, 'names', name));
    }
  };
  const verdict = (): string => {
    const states = new Set<string>();
    for (const [index, { name, before, after }] of changes.entries()) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (text !== before && text !== after) return `${name} is neither the old one nor the new one`;
      if (before !== after) states.add(text === before ? 'old' : 'new');
      if (index % 10 === 0 && readFileSync(join(folder, 'names', name), 'utf8') !== text)
        return `${name} lost its second name`;
    }
    const left = [
      ...readdirSync(folder).filter((name) => name !== 'names' && !/^step_\d+\.py$/.test(name)),
      ...leftIn(join(state, 'stepalign')),
    ];
    if (left.length > 0) return `left behind: ${left.join(', ')}`;
    return states.size === 1 ? [...states].join('') : 'a mixture of old and new files';
  };
  writeFileSync(join(home, 'changes.json'), JSON.stringify(changes));
  return { folder, state, reset, verdict };
}

/** What lies in the folder of states beside the journals of runs. */
export function leftIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.includes('/') && !/\/runs(?:\/[^/]+(?:\/(?:journal\.json|before|after))?)?$/.test(path),
  );
}
