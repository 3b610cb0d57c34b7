/** Which of several imports of the SDK a repository means: those of the major version that it has. */
import { isRequirements, requiredSdks } from '../../../../sagemaker/required-sdk.ts';
import type { SdkMajor } from '../../../../sagemaker/sdk-classes.ts';
import { memoize } from '../../../../memoize/memoize.ts';
import type { Documents } from '../../../sources/documents.ts';
import type { Value } from '../../../tracing/value.ts';
import { sdkNameOf } from './calls.ts';

/**
 * Tells which of several values that a name may stand for are meant.
 * @param configured the version that the configuration names; null where the repository's requirements tell it
 */
export function preferredSdk(
  configured: SdkMajor | null,
  documents: Documents,
): (values: readonly Value[]) => readonly Value[] {
  return (values) => {
    const majors = new Set(values.map((value) => sdkNameOf(value)?.major));
    if (!majors.has(2) || !majors.has(3)) return values;
    const sdk = configured ?? requiredIn(documents);
    return sdk === null ? values : values.filter((value) => sdkNameOf(value)?.major === sdk);
  };
}

/** The version that all requirements of a tree ask for; null where they don't, or don't agree. */
const requiredIn = memoize((documents: Documents): SdkMajor | null => {
  const all = documents.paths
    .filter(isRequirements)
    .flatMap((path) => requiredSdks(documents.get(path)?.text ?? ''));
  const [only, second] = new Set(all);
  return only === undefined || second !== undefined ? null : only;
});
