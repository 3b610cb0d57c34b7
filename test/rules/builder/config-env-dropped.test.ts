/** builder/config-env-dropped: environment variables of configurations that builders don't take. */
import { configEnvDroppedRule } from '../../../src/rules/builder/config-env-dropped.ts';
import { testRule } from '../../support/test-rule.ts';
import type { Said } from '../../support/test-rule.ts';

const CONTRACT = `CONTRACT = ScriptContract(entry_point="run.py", required_env_vars=["LABEL_FIELD"], optional_env_vars={"MODE": "a"})
SPEC = StepSpecification(step_type="Run", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="x")])
`;

const CONFIG = `class RunConfig(BaseModel):
    label_name: str
    mode: str

    def get_environment_variables(self):
        return {"LABEL_FIELD": self.label_name, "MODE": self.mode, "SIZE": str(1)}

    def other(self):
        return "OTHER"
`;

/** A builder whose environment is this. @param base what stands before it */
function built(environment: string, config = CONFIG, base = ''): Readonly<Record<string, string>> {
  return {
    'config.py': config,
    'steps.py': `from config import RunConfig

${CONTRACT}
${base}
class RunStepBuilder(StepBuilderBase):
    def __init__(self, config: RunConfig):
        super().__init__(config=config, spec=SPEC)

    def create_step(self): ...

    def _get_environment_variables(self):
        return ${environment}
`,
  };
}

const BASE = `class StepBuilderBase:
    def _get_environment_variables(self):
        return {name: getattr(self.config, name.lower()) for name in self.contract.required_env_vars}

    def _get_inputs(self, inputs): ...

`;

/** The same with a docstring that looks like a type. */
function withDocstring(): Readonly<Record<string, string>> {
  const files = built('{}');
  const head = '    def __init__(self, config: RunConfig):\n';
  const text = (files['steps.py'] ?? '').replace(
    head,
    `${head}        """config: Configuration of the step"""\n`,
  );
  return { ...files, 'steps.py': text };
}

function dropped(result: string, more: Partial<Said> = {}): Said {
  return {
    at: 'steps.py:7:7',
    severity: 'warning',
    message: `RunStepBuilder doesn't take get_environment_variables of RunConfig: ${result}`,
    fix: null,
    ...more,
  };
}

testRule(configEnvDroppedRule, {
  found: {
    'a variable that the script never names': {
      source: {
        ...built('{}'),
        'run.py': 'import os\n\nprint(os.environ["LABEL_FIELD"], os.environ.get("MODE", "a"))\n',
      },
      says: [dropped("what it has for LABEL_FIELD isn't passed")],
    },
    'variables that the script never names': {
      source: { ...built('{}'), 'run.py': 'import os\n\nprint(dict(os.environ))\n' },
      says: [dropped('it passes what is needed of that in another way', { severity: 'info' })],
    },
    'a variable that the builder passes as an argument': {
      source: built(
        '{"LABEL_FIELD": "a"}\n\n    def _get_job_arguments(self):\n        return ["--size", "1"]',
      ),
      says: [dropped('it passes what is needed of that in another way', { severity: 'info' })],
    },
    'what no builder asks for': {
      source: built('{}'),
      says: [
        dropped("what it has for LABEL_FIELD, SIZE isn't passed", {
          related: ['config.py:5:9 RunConfig offers its environment variables'],
          help: 'take get_environment_variables into the environment of RunStepBuilder, or remove it from RunConfig',
        }),
      ],
    },
    'what a base class of the library leaves out': {
      source: built('super()._get_environment_variables()', CONFIG, BASE),
      says: [dropped("what it has for LABEL_FIELD, SIZE isn't passed", { at: 'steps.py:13:7' })],
    },
    'what the builder passes by itself': {
      source: built('{"LABEL_FIELD": self.config.label_name, "SIZE": "1"}'),
      says: [dropped('it passes what is needed of that in another way', { severity: 'info' })],
    },
    'what no builder asks for that has a docstring': {
      source: withDocstring(),
      says: [dropped("what it has for LABEL_FIELD, SIZE isn't passed")],
    },
    'a property in TypeScript': {
      source: {
        'steps.ts': `const contract = new ScriptContract({ entryPoint: 'run.py' });
const spec = new StepSpecification({ stepType: 'Run', scriptContract: contract, outputs: { x: {} } });
class RunConfig {
  get environmentVariables() {
    return { SIZE: '1', "LABEL": this.label };
  }
}
export class RunStepBuilder extends StepBuilderBase {
  constructor(config: RunConfig) {
    super({ config, spec });
  }
  createStep() {}
  getEnvironmentVariables() {
    return {};
  }
}
`,
      },
      says: [
        {
          at: 'steps.ts:8:14',
          message:
            "RunStepBuilder doesn't take environmentVariables of RunConfig: what it has for LABEL isn't passed",
        },
      ],
    },
  },
  silent: {
    'what the builder takes': built('self.config.get_environment_variables()'),
    'what it takes by name': built('getattr(self.config, "get_environment_variables")()'),
    'what leads to what it takes': built(
      'self.config.environment_variables',
      `${CONFIG}\n    @property\n    def environment_variables(self):\n        return self.get_environment_variables()\n`,
    ),
    'what a base class outside of the library may take': built('super()._get_environment_variables()'),
    'what a base class of the library takes': built(
      'super()._get_environment_variables()',
      CONFIG,
      BASE.replace('{name:', 'self.config.get_environment_variables() or {name:'),
    ),
    'a configuration that offers none': built(
      '{}',
      CONFIG.replace('get_environment_variables', 'get_arguments'),
    ),
    "a configuration that isn't there": built('{}', 'X = 1\n'),
  },
});
