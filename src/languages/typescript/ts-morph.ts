/** Loads ts-morph, which takes some 250 ms: only where settings redirect imports, or only symbols tell who uses a name. */
import { createRequire } from 'node:module';

export function loadTsMorph(): typeof import('ts-morph') {
  return createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');
}
