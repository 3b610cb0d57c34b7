/** Every transform, and the stages in which they run. */
import { addStandardAliases } from '../../transforms/add-standard-aliases.ts';
import { declarePaths } from '../../transforms/declare-paths.ts';
import { declareEnvironment } from '../../transforms/declare-environment.ts';
import { declarePorts } from '../../transforms/declare-ports.ts';
import { dropInternalOutputs } from '../../transforms/drop-internal-outputs.ts';
import { fixAliasConflicts } from '../../transforms/fix-alias-conflicts.ts';
import { fixPropertyPaths } from '../../transforms/fix-property-paths.ts';
import { keepRenamedNames } from '../../transforms/keep-renamed-names.ts';
import { readCheckpointDir } from '../../transforms/read-checkpoint-dir.ts';
import { STAGES } from '../rules/stages.ts';
import type { Transform } from '../rules/transform.ts';

export const transforms: readonly Transform[] = [
  dropInternalOutputs,
  declarePorts,
  fixPropertyPaths,
  readCheckpointDir,
  declareEnvironment,
  declarePaths,
  fixAliasConflicts,
  keepRenamedNames,
  addStandardAliases,
];

export const stages: readonly (readonly Transform[])[] = STAGES.map((names) =>
  transforms.filter(({ name }) => names.some((each) => each === name)),
);
