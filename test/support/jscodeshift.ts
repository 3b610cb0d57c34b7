/** jscodeshift's helpers for tests, by the path that its documentation names; the types know them by another one. */
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';

const require = createRequire(import.meta.url);

/** They take Jest's functions for globals. */
Object.assign(globalThis, { describe, expect, it: test });

export const { applyTransform, defineTest, runInlineTest } =
  require('jscodeshift/dist/testUtils.js') as typeof import('jscodeshift/src/testUtils.js');
