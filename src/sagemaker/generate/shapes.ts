/** Walks the shapes of the SageMaker API's responses and requests, as its client for JavaScript carries them at run time. */
import * as client from '@aws-sdk/client-sagemaker';
import { NormalizedSchema } from '@smithy/core/schema';
import { ROOT_SHAPES } from '../root-shapes.ts';

type Shapes = Map<string, string>;

/**
 * The text of `shapes.generated.ts`.
 * @param version names the package and version that the shapes come from
 */
export function generateShapes(version: string): string {
  const shapes: Shapes = new Map();
  const exported: Readonly<Record<string, unknown>> = { ...client };
  for (const name of ROOT_SHAPES) {
    const schema = exported[`${name}$`];
    if (schema === undefined) throw new Error(`the client has no schema ${name}`);
    addShape(NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]), shapes);
  }
  const lines = [...shapes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => `  ${name}: '${members}',`);
  return `/** Made by \`npm run generate:shapes\`; don't edit. The notation is described in shapes.ts. */

/** What the shapes were read from. */
export const SHAPES_VERSION = '${version}';

export const SHAPES: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

/** Adds a structure and everything below it; shapes that hold themselves are added once. */
function addShape(schema: NormalizedSchema, shapes: Shapes): string {
  const name = schema.getName() ?? '';
  if (shapes.has(name)) return name;
  shapes.set(name, '');
  const members = [...schema.structIterator()].map(([member, type]) => {
    const notation = typeNotation(type, shapes);
    return notation === '' ? member : `${member}:${notation}`;
  });
  shapes.set(name, members.join(' '));
  return name;
}

function typeNotation(schema: NormalizedSchema, shapes: Shapes): string {
  if (schema.isListSchema()) return `[${typeNotation(schema.getValueSchema(), shapes)}]`;
  if (schema.isMapSchema()) return `{${typeNotation(schema.getValueSchema(), shapes)}}`;
  return schema.isStructSchema() ? addShape(schema, shapes) : '';
}
