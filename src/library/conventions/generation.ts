/** For which generation of the framework a declaration is written: its Python specs, or its step interfaces. */
import { traitsOf } from '../../languages/index.ts';
import type { Module } from '../../source/syntax.ts';

/**
 * Whether a loader of interfaces reads it, which takes and refuses other things than the classes of specs do
 * (docs/domain/step-libraries.md#what-the-framework-refuses).
 */
export function isInterface({ module }: { readonly module: Module }): boolean {
  return traitsOf(module).holdsWholeSteps;
}
