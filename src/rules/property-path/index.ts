/** Every rule for property paths; at most one of them has something against a path. */
import { badIndexRule } from './bad-index.ts';
import { contradictsContainerRule } from './contradicts-container.ts';
import { notALeafRule } from './not-a-leaf.ts';
import type { PathRule } from './path-rule.ts';
import { prefixRule } from './prefix.ts';
import { undeclaredPathOutputRule } from './undeclared-output.ts';
import { unknownMemberRule } from './unknown-member.ts';
import { wrongStepTypeRule } from './wrong-step-type.ts';

export const pathRules: readonly PathRule[] = [
  unknownMemberRule,
  wrongStepTypeRule,
  badIndexRule,
  undeclaredPathOutputRule,
  notALeafRule,
  prefixRule,
  contradictsContainerRule,
];
