/** script/hard-coded-checkpoint: where a script spells out the folder, and what its fix makes of it. */
import { expect, test } from 'vitest';
import { fix } from '../../../src/api.ts';
import { hardCodedCheckpointRule } from '../../../src/rules/script/hard-coded-checkpoint.ts';
import { makeFolder } from '../../support/library.ts';
import { trainingBy, TRAINING_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import type { RuleCases } from '../../support/test-rule.ts';

const READ = 'os.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints")';
const SCRIPT = 'import os\n\nX = "/opt/ml/checkpoints"\n';

/** Scripts, and what they are with the fix. */
const FIXED: readonly (readonly [title: string, script: string, expected: string])[] = [
  ['os is there', 'import os\n\nX = "/opt/ml/checkpoints"\n', `import os\n\nX = ${READ}\n`],
  [
    'os has another name',
    'import os as o\n\nX = "/opt/ml/checkpoints"\n',
    `import os as o\n\nX = o.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints")\n`,
  ],
  [
    'before a later name',
    'import json\nimport sys\n\nX = "/opt/ml/checkpoints"\n',
    `import json\nimport os\nimport sys\n\nX = ${READ}\n`,
  ],
  [
    'behind an earlier name',
    'import json\nfrom a import b\n\nX = "/opt/ml/checkpoints"\n',
    `import json\nimport os\nfrom a import b\n\nX = ${READ}\n`,
  ],
  [
    'before what is imported from elsewhere',
    '"""Trains."""\nfrom __future__ import annotations\n\nfrom a import (\n    b,\n    c,\n)\n\nX = "/opt/ml/checkpoints"\n',
    `"""Trains."""\nfrom __future__ import annotations\n\nimport os\nfrom a import (\n    b,\n    c,\n)\n\nX = ${READ}\n`,
  ],
  [
    'what is imported from os, which is not os',
    'from os import environ\n\nX = "/opt/ml/checkpoints"\n',
    `import os\nfrom os import environ\n\nX = ${READ}\n`,
  ],
  [
    'a module of os is there, which brings os',
    'import os.path\n\nX = "/opt/ml/checkpoints"\n',
    `import os.path\n\nX = ${READ}\n`,
  ],
  [
    'an import that is run later',
    'X = "/opt/ml/checkpoints"\n\nif __name__ == "__main__":\n    import os\n',
    `import os\n\nX = ${READ}\n\nif __name__ == "__main__":\n    import os\n`,
  ],
  [
    'all imports stand behind it',
    'X = "/opt/ml/checkpoints"\nimport sys\nfrom a import b\n',
    `import os\n\nX = ${READ}\nimport sys\nfrom a import b\n`,
  ],
  ['nothing else is imported', 'X = "/opt/ml/checkpoints"\n', `import os\n\nX = ${READ}\n`],
  [
    'behind the docstring',
    '#!/usr/bin/env python\n"""Trains.\n\nIt\'s "it".\n"""\nX = "/opt/ml/checkpoints"\n',
    `#!/usr/bin/env python\n"""Trains.\n\nIt's "it".\n"""\n\nimport os\n\nX = ${READ}\n`,
  ],
  [
    'behind a docstring on one line, with a blank line already there',
    "# Copyright\n\n'Trains.'\n\n# Where it goes.\nX = '/opt/ml/checkpoints'\n",
    "# Copyright\n\n'Trains.'\n\nimport os\n\n# Where it goes.\nX = os.environ.get('SM_CHECKPOINT_DIR', '/opt/ml/checkpoints')\n",
  ],
  [
    'before the comment of what comes first',
    '# Where it goes.\nX = "/opt/ml/checkpoints"\n',
    `import os\n\n# Where it goes.\nX = ${READ}\n`,
  ],
  [
    'behind what comes from the future',
    '"""Trains."""\n\nfrom __future__ import (\n    annotations,\n)\n\nX = "/opt/ml/checkpoints"\n',
    `"""Trains."""\n\nfrom __future__ import (\n    annotations,\n)\n\nimport os\n\nX = ${READ}\n`,
  ],
  [
    'CRLF and a byte order mark',
    '\uFEFFimport sys\r\n\r\nX = "/opt/ml/checkpoints"\r\n',
    `\uFEFFimport os\r\nimport sys\r\n\r\nX = ${READ}\r\n`,
  ],
  [
    'two of them, single quotes, a slash at the end',
    "import sys\n\nX = '/opt/ml/checkpoints'\n\n\ndef f(path='/opt/ml/checkpoints/'): ...\n",
    "import os\nimport sys\n\nX = os.environ.get('SM_CHECKPOINT_DIR', '/opt/ml/checkpoints')\n\n\ndef f(path=os.environ.get('SM_CHECKPOINT_DIR', '/opt/ml/checkpoints/')): ...\n",
  ],
];

/** Scripts that are left to a person, and why. */
const REFUSED: readonly (readonly [title: string, script: string, at: string, path: string, why: string])[] =
  [
    [
      'a path below it',
      'import os\n\nX = "/opt/ml/checkpoints/last.pt"\n',
      '3:5',
      '/opt/ml/checkpoints/last.pt',
      'it names something below the folder; join it to what SM_CHECKPOINT_DIR holds',
    ],
    [
      'another os',
      'import sys\nfrom a import os\n\nX = "/opt/ml/checkpoints"\n',
      '4:5',
      '/opt/ml/checkpoints',
      'os is something else there; read SM_CHECKPOINT_DIR by hand',
    ],
    [
      'a parameter called os',
      'import os\n\n\ndef f(os, x="/opt/ml/checkpoints"): ...\n',
      '4:13',
      '/opt/ml/checkpoints',
      'os is something else there; read SM_CHECKPOINT_DIR by hand',
    ],
    [
      'a variable called os',
      'import os\n\n\ndef f():\n    os = 1\n    return "/opt/ml/checkpoints"\n',
      '6:12',
      '/opt/ml/checkpoints',
      'os is something else there; read SM_CHECKPOINT_DIR by hand',
    ],
  ];

const refused: RuleCases['found'] = Object.fromEntries(
  REFUSED.map(([title, script, at, path, why]) => [
    `${title}, which is left alone`,
    {
      source: trainingBy(script),
      says: [
        {
          at: `train.py:${at}`,
          message: `the script of CONTRACT spells out ${path}, though the contract offers SM_CHECKPOINT_DIR`,
          fix: null,
          help: `not changed, since ${why}`,
        },
      ],
    },
  ]),
);

testRule(hardCodedCheckpointRule, {
  found: {
    ...refused,
    'the folder': {
      source: {
        'steps.py': TRAINING_STEP,
        'scripts/train.py': 'import os\n\nFOLDER = "/opt/ml/checkpoints"\n',
      },
      says: [
        {
          at: 'scripts/train.py:3:10',
          severity: 'warning',
          step: 'Train',
          declaration: 'CONTRACT',
          message:
            'the script of CONTRACT spells out /opt/ml/checkpoints, though the contract offers SM_CHECKPOINT_DIR',
          help: 'read SM_CHECKPOINT_DIR, with /opt/ml/checkpoints as its default',
          related: ['steps.py:3:1 CONTRACT has the script as its entry point'],
          fix: {
            safety: 'review',
            reason:
              'read SM_CHECKPOINT_DIR, with the path as its default; the script then writes where the job tells it to',
          },
        },
      ],
    },
  },
  silent: {
    'the default of a variable': trainingBy(
      `import os\n\nX = ${READ}\nY = os.getenv("DIR", "/opt/ml/checkpoints")\n`,
    ),
    'a comment, a docstring, a key': trainingBy(
      '"""/opt/ml/checkpoints"""\n# "/opt/ml/checkpoints"\nX = {"/opt/ml/checkpoints": 1}\n',
    ),
    'another folder': trainingBy('X = "/opt/ml/checkpoints2"\n'),
    'a contract that offers no variable': trainingBy(
      SCRIPT,
      TRAINING_STEP.replace('SM_CHECKPOINT_DIR', 'OTHER'),
    ),
    'no script of that name': { 'steps.py': TRAINING_STEP, 'other.py': SCRIPT },
    'two scripts of that name that differ': {
      'steps.py': TRAINING_STEP,
      'a/train.py': SCRIPT,
      'b/train.py': `${SCRIPT}\n`,
    },
    'a test of that name': { 'steps.py': TRAINING_STEP, 'tests/train.py': SCRIPT },
  },
  fixed: Object.fromEntries(
    FIXED.map(([title, script, expected]) => [
      title,
      { source: trainingBy(script), to: { 'train.py': expected }, safety: 'review' },
    ]),
  ),
});

test('a script that does not parse is left alone, and the rest goes on', async () => {
  const cwd = makeFolder(trainingBy(`${SCRIPT}y = (\n`));
  const { findings, changes, unparsable } = await fix({
    cwd,
    only: [hardCodedCheckpointRule.name],
    review: true,
  });
  expect(changes).toEqual([]);
  expect(findings.map(({ help }) => help)).toEqual(["not fixed, since train.py doesn't parse"]);
  expect(unparsable.map(({ file }) => file.slice(cwd.length + 1))).toEqual(['train.py']);
});
