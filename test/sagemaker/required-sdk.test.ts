/** Which major version of the SageMaker Python SDK requirements ask for. */
import { expect, test } from 'vitest';
import { isRequirements, requiredSdks } from '../../src/sagemaker/required-sdk.ts';

test.each<[string, readonly (2 | 3)[]]>([
  ['sagemaker==2.232.0\n', [2]],
  ['boto3>=1.0\nsagemaker>=3.1\n', [3]],
  ['sagemaker[local]~=2.200\n', [2]],
  ['sagemaker>=2.100,<3\n', [2]],
  ['sagemaker >= 2.100, < 3.0.0  # pipelines\n', [2]],
  ['sagemaker<2.250\n', [2]],
  ['sagemaker>=2.100\n', []],
  ['sagemaker>2,<4\n', []],
  ['sagemaker\n', []],
  ['sagemaker-core==1.0.3\nsagemaker-mlops==3.0\nmy-sagemaker==2.0\n', []],
  ['dependencies = [\n  "sagemaker>=3,<4",\n]\n', [3]],
  ['sagemaker = "^2.219"\n', [2]],
  ['sagemaker = { version = "^3.0", extras = ["local"] }\n', [3]],
  ['"sagemaker": {\n  "hashes": [],\n  "version": "==2.1"\n}\n', []],
  ['[[package]]\nname = "sagemaker"\nversion = "2.232.1"\n', [2]],
  ['[[package]]\nname = "sagemaker-core"\nversion = "2.1"\n', []],
  ['install_requires=["sagemaker==2.1", "sagemaker>=3"]\n', [2, 3]],
])('%j asks for %j', (text, majors) => {
  expect(requiredSdks(text)).toEqual(majors);
});

test('a text of nothing but begins is read at once', () => {
  const text = 'sagemaker = { '.repeat(20_000) + 'sagemaker'.repeat(20_000) + '>=2,'.repeat(20_000);
  const before = performance.now();
  expect(requiredSdks(text)).toEqual([]);
  expect(performance.now() - before).toBeLessThan(2000);
});

test('files of requirements by their names', () => {
  const paths = [
    '/a/pyproject.toml',
    '/requirements-dev.txt',
    '/a/requirements/dev.txt',
    '/setup.py',
    '/a/uv.lock',
  ];
  expect(paths.filter(isRequirements)).toEqual([
    '/a/pyproject.toml',
    '/requirements-dev.txt',
    '/setup.py',
    '/a/uv.lock',
  ]);
});
