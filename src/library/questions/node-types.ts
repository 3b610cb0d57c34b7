/** Which ports a spec of each node type has. */
import { isInterface } from '../conventions/generation.ts';
import type { Spec } from '../model/model.ts';

interface Ports {
  readonly dependencies: boolean;
  readonly outputs: boolean;
}

/** The framework refuses a Python spec with others (docs/domain/step-libraries.md#node-types). */
export const NODE_PORTS: ReadonlyMap<string, Ports> = new Map([
  ['SOURCE', { dependencies: false, outputs: true }],
  ['INTERNAL', { dependencies: true, outputs: true }],
  ['SINK', { dependencies: true, outputs: false }],
  ['SINGULAR', { dependencies: false, outputs: false }],
]);

/** `an INTERNAL` */
export function withArticle(nodeType: string): string {
  return `${nodeType === 'INTERNAL' ? 'an' : 'a'} ${nodeType}`;
}

/**
 * Why a spec can't lose its last output; null where it may, or that can't be told.
 * @returns completes "not dropped, since …"
 */
export function whyNotWithoutOutputs(spec: Spec): string | null {
  // The loader of interfaces looks at the ports, whatever the node type says.
  const { name, nodeType, dependencies } = spec;
  if (isInterface(spec) && dependencies.length === 0)
    return `${name} would have neither dependencies nor outputs, which the framework refuses`;
  if (nodeType === null || NODE_PORTS.get(nodeType)?.outputs !== true) return null;
  const refusal = isInterface(spec) ? '' : ', which the framework refuses';
  return `${name} would be ${withArticle(nodeType)} node without outputs${refusal}`;
}

/**
 * Why a spec can't have such a port; null where it may, or that can't be told.
 * @returns completes "not declared, since …"
 */
export function whyNotWithPort({ name, nodeType }: Spec, ports: keyof Ports): string | null {
  return nodeType !== null && NODE_PORTS.get(nodeType)?.[ports] === false
    ? `${name} is ${withArticle(nodeType)} node, which has no ${ports}`
    : null;
}
