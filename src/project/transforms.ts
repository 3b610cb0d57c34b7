/** Every transform, and what follows: the stages in which they run, and which rule is fixed by which. */
import { addStandardAliases } from '../../transforms/add-standard-aliases.ts';
import { correctSources } from '../../transforms/correct-sources.ts';
import { declarePaths } from '../../transforms/declare-paths.ts';
import { declareEnvironment } from '../../transforms/declare-environment.ts';
import { declarePorts } from '../../transforms/declare-ports.ts';
import { dropSuppressions } from '../../transforms/drop-suppressions.ts';
import { dropInternalOutputs } from '../../transforms/drop-internal-outputs.ts';
import { foldDuplicateOutputs } from '../../transforms/fold-duplicate-outputs.ts';
import { fixAliasConflicts } from '../../transforms/fix-alias-conflicts.ts';
import { fixPipelineReferences } from '../../transforms/fix-pipeline-references.ts';
import { fixPropertyPaths } from '../../transforms/fix-property-paths.ts';
import { followContracts } from '../../transforms/follow-contracts.ts';
import { keepRenamedNames } from '../../transforms/keep-renamed-names.ts';
import { moveArguments } from '../../transforms/move-arguments.ts';
import { readCheckpointDir } from '../../transforms/read-checkpoint-dir.ts';
import { STAGES } from '../rules/rule.ts';
import { remediesOf, stageOf } from '../rules/transform.ts';
import type { Transform } from '../rules/transform.ts';

const all: readonly Transform[] = [
  dropInternalOutputs,
  declarePorts,
  fixPropertyPaths,
  fixPipelineReferences,
  moveArguments,
  readCheckpointDir,
  declareEnvironment,
  declarePaths,
  followContracts,
  correctSources,
  foldDuplicateOutputs,
  fixAliasConflicts,
  keepRenamedNames,
  addStandardAliases,
  dropSuppressions,
];

export const stages: readonly (readonly Transform[])[] = STAGES.map((stage) =>
  all.filter((transform) => stageOf(transform) === stage),
);

/** In the order in which they run. */
export const transforms = stages.flat();

/** What is done about the drift of each rule that has a fix. */
export const remedies = remediesOf(transforms);
