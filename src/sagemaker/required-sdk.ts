/** Which major version of the SageMaker Python SDK requirements ask for. */
import type { SdkMajor } from './sdk-classes.ts';

/** Files that say what a repository requires: pip's, setuptools', Poetry's, uv's, Pipenv's and their lock files. */
const REQUIREMENTS =
  /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|[^/]*requirements[^/]*\.txt|poetry\.lock|uv\.lock|Pipfile(?:\.lock)?)$/i;

export function isRequirements(path: string): boolean {
  return REQUIREMENTS.test(path);
}

/** `sagemaker>=2.100,<3`, `"sagemaker[local]==2.232"`, `sagemaker = "^3.1"`, `"sagemaker": { "version": "==2.1" }` */
const REQUIRED =
  /(?:^|["'\s])sagemaker(?:\[[^\]\n]{0,100}\])?["']?\s*(?:[=:]\s*(?:\{[^}\n]{0,200}?["']?version["']?\s*[:=]\s*)?["'])?\s*((?:[=~^<>!]=?=?\s*\d[\w.*]*\s*,?\s*){1,6})/gm;

/** `name = "sagemaker"` and, in the next line, `version = "2.232.0"`: poetry.lock, uv.lock */
const LOCKED = /^name\s*=\s*"sagemaker"\s*\r?\nversion\s*=\s*"(\d+)\./gm;

/** Each major that a text asks for; one that two majors fit isn't told of. */
export function requiredSdks(text: string): SdkMajor[] {
  const locked = [...text.matchAll(LOCKED)].map(([, major = '']) => asMajor(Number(major)));
  const required = [...text.matchAll(REQUIRED)].map(([, versions = '']) => majorOf(versions));
  return [...locked, ...required].filter((each) => each !== null);
}

/** @param versions `>=2.100,<3` */
function majorOf(versions: string): SdkMajor | null {
  let [least, most] = [0, Infinity];
  for (const [, sign = '', digits = '', minor = '0'] of versions.matchAll(CONSTRAINT)) {
    const major = Number(digits);
    if (!sign.startsWith('<')) least = Math.max(least, major);
    // Below 3.0 is 2 at most.
    if (sign === '<' && Number(minor) === 0) most = Math.min(most, major - 1);
    else if (!sign.startsWith('>')) most = Math.min(most, major);
  }
  if (least > most) return null;
  if (least === 3) return 3;
  return most === 2 ? 2 : null;
}

const CONSTRAINT = /(==|~=?|\^|[<>]=?|=)\s*(\d+)(?:\.(\d+))?/g;

function asMajor(major: number): SdkMajor | null {
  return major === 2 || major === 3 ? major : null;
}
