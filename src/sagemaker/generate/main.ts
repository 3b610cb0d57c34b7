/** `npm run generate:shapes`: writes `shapes.generated.ts` from the installed API client. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { generateShapes } from './shapes.ts';

const name = '@aws-sdk/client-sagemaker';
const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
writeFileSync('src/sagemaker/shapes.generated.ts', generateShapes(`${name} ${version}`));
