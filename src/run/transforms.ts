/** Every transform, in the stages in which they run. */
import { addStandardAliases } from '../../transforms/add-standard-aliases.ts';
import { declareEnvironment } from '../../transforms/declare-environment.ts';
import { declarePorts } from '../../transforms/declare-ports.ts';
import { dropInternalOutputs } from '../../transforms/drop-internal-outputs.ts';
import { fixAliasConflicts } from '../../transforms/fix-alias-conflicts.ts';
import { fixPropertyPaths } from '../../transforms/fix-property-paths.ts';
import { keepRenamedNames } from '../../transforms/keep-renamed-names.ts';
import { readCheckpointDir } from '../../transforms/read-checkpoint-dir.ts';
import type { Transform } from '../rules/transform.ts';

/** Aliases come after everything else: peers agree only once the paths are right. */
export const stages: readonly (readonly Transform[])[] = [
  [dropInternalOutputs, declarePorts, fixPropertyPaths, readCheckpointDir, declareEnvironment],
  [fixAliasConflicts, keepRenamedNames, addStandardAliases],
];

export const transforms: readonly Transform[] = stages.flat();
