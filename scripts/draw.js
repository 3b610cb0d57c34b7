/** Draws the floors of the house from the imports into docs/architecture.md: `npm run draw`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config, { floors } from '../.dependency-cruiser.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSCONFIG = `${ROOT}tsconfig.json`;
const PAGE = `${ROOT}docs/architecture.md`;
const DRAWING = /(<!-- drawn by npm run draw -->\n)[^]*?(?=<!-- end of the drawing -->)/;

/** The floor that a module stands on: the last one that its path begins with. */
function floorOf(path) {
  return floors.findLast((floor) => path === floor || path.startsWith(`${floor}/`));
}

/** Which floors each floor imports from, as the sources stand. */
async function importsByFloor() {
  const { output } = await cruise(
    ['src', 'transforms'],
    { ...config.options, baseDir: ROOT, tsConfig: { fileName: TSCONFIG } },
    undefined,
    {
      tsConfig: extractTSConfig(TSCONFIG),
    },
  );
  const imports = new Map(floors.map((floor) => [floor, new Set()]));
  for (const { source, dependencies } of output.modules) {
    const from = floorOf(source);
    for (const { resolved } of dependencies) {
      const to = floorOf(resolved);
      if (from !== undefined && to !== undefined && from !== to) imports.get(from).add(to);
    }
  }
  return imports;
}

/** All floors that are reached from one, itself not among them. */
function reachedFrom(floor, imports, reached = new Set()) {
  for (const next of imports.get(floor)) {
    if (reached.has(next)) continue;
    reached.add(next);
    reachedFrom(next, imports, reached);
  }
  return reached;
}

/** An arrow is left out where others lead the same way: what is drawn is what stands directly on what. */
function directImports(imports) {
  const direct = ([floor, to]) => {
    const beyond = new Set([...to].flatMap((next) => [...reachedFrom(next, imports)]));
    return [...to].filter((next) => !beyond.has(next)).map((next) => [floor, next]);
  };
  return [...imports].flatMap(direct);
}

/** The drawing, in Mermaid's words. Arrows that go up are bold and red: there should be none. */
export async function drawing() {
  const imports = await importsByFloor();
  const name = (floor) => floor.replace('src/', '').replace('.ts', '');
  const id = (floor) => name(floor).replaceAll('/', '_');
  const isUp = ([from, to]) => floors.indexOf(to) < floors.indexOf(from);
  const arrows = directImports(imports);
  const up = arrows.flatMap((arrow, at) =>
    isUp(arrow) ? [`  linkStyle ${at} stroke:red,stroke-width:4px`] : [],
  );
  return [
    '```mermaid',
    'flowchart TB',
    ...floors.map((floor) => `  ${id(floor)}["${name(floor)}"]`),
    ...arrows.map(([from, to]) => `  ${id(from)} --> ${id(to)}`),
    ...up,
    '```',
    '',
  ].join('\n');
}

/** The page with the drawing in its place. @throws where it has none */
export async function drawnPage(page) {
  if (!DRAWING.test(page)) throw new Error(`${PAGE} has no place for the drawing`);
  const drawn = await drawing();
  return page.replace(DRAWING, (_, head) => `${head}\n${drawn}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(PAGE, await drawnPage(readFileSync(PAGE, 'utf8')));
}
