/** contract/undeclared-input: what a contract takes and its specs don't; and the dependency that declare-ports gives them. */
import { undeclaredInputRule } from '../../../src/rules/contract/undeclared-input.ts';
import { testRule } from '../../support/test-rule.ts';

const TABLES = `DependencySpec(
            logical_name="risk_tables",
            dependency_type=DependencyType.PROCESSING_OUTPUT,
            required=True,
            compatible_sources=["RiskTables_Training"],
        )`;

/** The specs of a step's job types, each with its dependencies. */
function riskTables(specs: Readonly<Record<string, string>>, script = ''): Readonly<Record<string, string>> {
  const declared = Object.entries(specs).map(
    ([job, dependencies]) => `${job.toUpperCase()} = StepSpecification(
    step_type=get_spec_step_type_with_job_type("RiskTables", "${job}"),
    script_contract=CONTRACT,
    dependencies=[
        DependencySpec(logical_name="data", dependency_type=DependencyType.TRAINING_DATA),${dependencies}
    ],
    outputs=[OutputSpec(logical_name="risk_tables", output_type=DependencyType.PROCESSING_OUTPUT)],
)
`,
  );
  return {
    'scripts/risk.py': script,
    'specs.py': `from framework import DependencySpec, DependencyType, OutputSpec, StepSpecification

STEP_NAMES = {"RiskTables": {"sagemaker_step_type": "Processing"}, "Other": {"sagemaker_step_type": "Processing"}}

CONTRACT = ScriptContract(
    entry_point="risk.py",
    expected_input_paths={
        "data": "/opt/ml/processing/input/data",
        "risk_tables": "/opt/ml/processing/input/risk_tables",
    },
)

${declared.join('\n')}`,
  };
}

const NEEDS = 'def main(input_paths, output_paths):\n    return input_paths["risk_tables"]\n';
const MESSAGE =
  "Contract inputs missing from specification dependencies: {'risk_tables'}: CONTRACT declares the input risk_tables, and";

const own = `\n        ${TABLES},`;
const optional = `\n        ${TABLES.replace('required=True', 'required=False')},`;

testRule(undeclaredInputRule, {
  found: {
    'one that a job type lacks': {
      source: riskTables({ training: '', validation: own }),
      says: [
        {
          at: 'specs.py:9:9',
          severity: 'error',
          step: 'RiskTables_Training',
          message: `${MESSAGE} TRAINING has no dependency of that name (it has data)`,
          // What makes the tables can't be told to take them.
          help: 'not declared, since no other step has a dependency for /opt/ml/processing/input/risk_tables that could be followed; declare risk_tables in TRAINING, or remove it from CONTRACT',
        },
      ],
    },
    'one that several job types lack, once': {
      source: riskTables({ testing: '', calibration: '', validation: own }),
      says: [
        {
          at: 'specs.py:9:9',
          message: `${MESSAGE} TESTING, CALIBRATION have no dependency of that name`,
          related: [
            'specs.py:13:1 TESTING has no dependency risk_tables',
            'specs.py:22:1 CALIBRATION has no dependency risk_tables',
          ],
          fix: {
            safety: 'review',
            reason:
              'declare risk_tables in TESTING, CALIBRATION as VALIDATION declares risk_tables; its type and description may differ, and it is optional, since nothing shows that the script needs it',
          },
        },
      ],
    },
    'one of an interface, in the words of its loader, and once for its variants': {
      source: {
        'risk.step.yaml': `step_type: RiskTables
contract:
  inputs:
    data: {path: /opt/ml/processing/input/data}
spec:
  outputs: {tables: {type: processing_output}}
variants:
  training: {spec: {outputs: {tables: {data_type: S3Uri}}}}
`,
      },
      says: [
        {
          at: 'risk.step.yaml:4:5',
          step: 'RiskTables',
          message:
            "Contract inputs missing from spec dependencies: {'data'}: RiskTables.contract declares the input data, and RiskTables.spec, RiskTables.variants.training.spec have no dependency of that name",
        },
      ],
    },
  },
  fixed: {
    'as a job type declares it that needs it': {
      source: riskTables({ testing: '', calibration: '', validation: own }, NEEDS),
      safety: 'review',
      to: riskTables({ testing: own, calibration: own, validation: own }, NEEDS),
    },
    'as optional where the script may do without it': {
      source: riskTables(
        { testing: '', validation: own },
        NEEDS.replace('["risk_tables"]', '.get("risk_tables")'),
      ),
      safety: 'review',
      to: riskTables(
        { testing: optional, validation: own },
        NEEDS.replace('["risk_tables"]', '.get("risk_tables")'),
      ),
    },
    'as optional where the model says nothing': {
      source: riskTables({ testing: '', validation: own.replace('            required=True,\n', '') }),
      safety: 'review',
      to: riskTables({
        testing: `\n        ${TABLES.replace('            required=True,\n', '').replace('"],', '"],\n            required=False,')},`,
        validation: own.replace('            required=True,\n', ''),
      }),
    },
    'in an interface as required where the contract says so': {
      source: yamlSteps('required: true', ''),
      safety: 'review',
      to: yamlSteps(
        'required: true',
        '\n    table: {type: processing_output, required: true, compatible_sources: [Prepare]}',
      ),
    },
    'in an interface as optional where the contract says so, for its variants too': {
      source: yamlSteps('required: false', ''),
      safety: 'review',
      to: yamlSteps(
        'required: false',
        '\n    table: {type: processing_output, required: false, compatible_sources: [Prepare]}',
      ),
    },
  },
});

function yamlSteps(required: string, dependency: string): Readonly<Record<string, string>> {
  return {
    'a.step.yaml': `step_type: Merge
registry: {sagemaker_step_type: Processing}
contract:
  inputs:
    data: {path: /opt/ml/processing/input/data}
    table: {path: /opt/ml/processing/input/table, ${required}}
spec:
  dependencies:
    data: {type: processing_output}${dependency}
  outputs: {merged: {type: processing_output}}
variants:
  training: {spec: {dependencies: {data: {required: false}}}}
`,
    'b.step.yaml': `step_type: Count
registry: {sagemaker_step_type: Processing}
contract:
  inputs:
    table: {path: /opt/ml/processing/input/table, required: true}
spec:
  dependencies:
    table: {type: processing_output, required: true, compatible_sources: [Prepare]}
  outputs: {counts: {type: processing_output}}
`,
  };
}
