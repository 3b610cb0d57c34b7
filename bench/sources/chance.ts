/** What code of other purposes has in common with step libraries by chance: their words, with another meaning. */
import type { Chooser } from './chooser.ts';

/** One file in 500 speaks of properties and outputs. */
const COMMON = 1 / 500;

/** One in 2,000 has a name of the framework for something of its own. */
const NAMES = 1 / 2_000;

export type SourceLanguage = 'python' | 'typescript' | 'yaml';

const COMMON_TEXT: Readonly<Record<SourceLanguage, string>> = {
  python: `
def collect_outputs(job):
    outputs = job.get("outputs", {})
    return {name: value["properties"] for name, value in outputs.items() if "properties" in value}

`,
  typescript: `export function collectOutputs(job: { outputs: Record<string, { properties?: unknown }> }) {
  return Object.entries(job.outputs).filter(([, { properties }]) => properties !== undefined);
}

`,
  yaml: '# outputs and properties are those of the service\n',
};

const NAMES_TEXT: Readonly<Record<SourceLanguage, string>> = {
  python: `
class Contract:
    """An agreement between a tenant and a landlord."""

    def __init__(self, tenant, rent):
        self.tenant = tenant
        self.rent = rent


def renew(contract):
    return Contract(tenant=contract.tenant, rent=contract.rent * 1.02)

`,
  typescript: `/** An agreement between a tenant and a landlord. */
export class RentalContract {
  constructor(readonly tenant: string, readonly rent: number) {}

  renewed() {
    return new RentalContract(this.tenant, this.rent * 1.02);
  }
}

`,
  yaml: '# step_type: see the handbook\n',
};

/** @returns what a file has of such text: mostly nothing */
export function chanceText(choose: Chooser, language: SourceLanguage): string {
  const common = choose.chance(COMMON) ? COMMON_TEXT[language] : '';
  return choose.chance(NAMES) ? common + NAMES_TEXT[language] : common;
}
