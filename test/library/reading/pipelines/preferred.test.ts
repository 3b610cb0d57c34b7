/** Which of several imports of the SDK a repository means. */
import { expect, test } from 'vitest';
import { tablesOf } from '../../../../src/project/config/tables.ts';
import { preferredSdk } from '../../../../src/library/reading/pipelines/sdk/preferred.ts';
import { documentsOf } from '../../../../src/library/sources/documents.ts';
import { BUILT_IN_TABLES } from '../../../../src/sagemaker/tables.ts';
import { traced } from '../../../support/traced.ts';

const TEXT = `
import sagemaker.workflow.steps as two
import sagemaker.mlops.workflow.steps as three
import other
tell(two.TrainingStep, three.TrainingStep, other.TrainingStep)
`;

test('the configuration counts more than requirements, and what is no choice of versions stays', async () => {
  const { made } = await traced({ 'pipeline.py': TEXT });
  const [two, three, other] = made[0]?.arguments.positional ?? [];
  if (two === undefined || three === undefined || other === undefined) throw new Error('nothing is told');
  const documents = documentsOf([{ path: '/requirements.txt', text: 'sagemaker==2.1\n' }]);
  const file = '/stepalign.config.json';
  const configured = tablesOf([{ file, name: file, folder: '/', config: { sagemaker: { sdk: 3 } } }]);
  expect(configured.sdk).toBe(3);
  expect(preferredSdk(configured.sdk, documents)([two, three])).toEqual([three]);
  expect(preferredSdk(BUILT_IN_TABLES.sdk, documents)([two, three])).toEqual([two]);
  expect(preferredSdk(2, documents)([three, other])).toEqual([three, other]);
  expect(preferredSdk(null, documentsOf([]))([two, three])).toEqual([two, three]);
});
