/** What a configuration may say of rules and files: names of rules, globs, severities. */
import picomatch from 'picomatch';
import { z } from 'zod';
import { didYouMean } from '../../rules/did-you-mean.ts';
import { rules } from '../../rules/index.ts';
import { whyNoGlob } from './globs.ts';

export const glob = z
  .string()
  .min(1)
  .refine((given) => whyNoGlob(given) === null, { error: ({ input }) => whyNoGlob(String(input)) ?? '' })
  .describe(
    'A glob: as git has it, one without a slash matches at any depth, one with a slash from the folder of the ' +
      'configuration on; what matches a folder matches all that is in it',
  );

const RULE_NAMES = rules.map(({ name }) => name);

const rulePattern = z
  .string()
  .refine((given) => whyNoRule(given) === null, { error: ({ input }) => whyNoRule(String(input)) ?? '' })
  .describe('The name of a rule, or a glob of several: contract/internal-output, script/*');

function whyNoRule(given: string): string | null {
  const matches = whyNoGlob(given) === null ? picomatch(given) : null;
  if (matches === null) return whyNoGlob(given);
  return RULE_NAMES.some((name) => matches(name))
    ? null
    : `no rule is called so${didYouMean(given, RULE_NAMES, '`stepalign rules` lists them')}`;
}

const SEVERITIES = ['off', 'info', 'warning', 'error'] as const;

/** Its order counts, so that it is no object of known keys; editors are told these all the same, to complete them. */
export const ruleSeverities = z
  .record(
    rulePattern,
    z.enum(SEVERITIES).describe('How severe its findings are; what is off is neither found nor fixed'),
  )
  .meta({
    id: 'ruleSeverities',
    properties: Object.fromEntries(
      rules.map(({ name, summary, severity }) => [
        name,
        { description: `${summary}; by itself: ${severity}`, enum: SEVERITIES },
      ]),
    ),
  });

export type RuleSeverities = z.infer<typeof ruleSeverities>;
