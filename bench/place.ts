/** Where the measurements keep what they make: npm starts them in the project's folder. */
import { join } from 'node:path';

export const PROJECT = process.cwd();
export const CACHE = join(PROJECT, 'node_modules/.cache/stepalign-bench');
