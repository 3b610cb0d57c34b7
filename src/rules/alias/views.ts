/** The peers of outputs that mean the same, as a step sees them: of the copies of another step the nearest. */
import { copiedAs, stepNameOf } from '../../library/questions/copies.ts';
import type { Copies } from '../../library/questions/copies.ts';
import type { SpecOutput } from '../../library/model/model.ts';
import { Peers } from './opinions.ts';
import type { Opinion } from './opinions.ts';

/** More places than that are no copies of a library: then all copies are as near. */
const MAX_VIEWS = 64;

export class Views {
  readonly #outputs: readonly SpecOutput[];
  readonly #copies: Copies;
  /** By the folder that they are seen from; null where it makes no difference. */
  readonly #views = new Map<string | null, Peers>();

  /** @param outputs all that mean the same */
  constructor(outputs: readonly SpecOutput[], copies: Copies) {
    this.#outputs = outputs;
    this.#copies = copies;
  }

  /** What the peers of an output have for aliases. */
  of({ spec }: SpecOutput): Opinion {
    return this.#from(this.#copies.folderApart(spec)).of(stepNameOf(spec));
  }

  #from(folder: string | null): Peers {
    const known = this.#views.get(folder);
    if (known !== undefined) return known;
    if (folder !== null && this.#views.size >= MAX_VIEWS) return this.#from(null);
    const seen =
      folder === null
        ? this.#outputs
        : this.#outputs.filter(({ spec }) => this.#copies.isNearest(spec, `${folder}/`));
    const peers = new Peers(
      withOneWord(seen).map((output) => ({
        output,
        owner: stepNameOf(output.spec),
        step: copiedAs(output.spec),
      })),
    );
    this.#views.set(folder, peers);
    return peers;
  }
}

/** Without the aliases of a step that has the same output without any, too: nothing tells which of the two is meant. */
function withOneWord(outputs: readonly SpecOutput[]): SpecOutput[] {
  const isNamed = ({ aliases }: SpecOutput): boolean => aliases.names.length > 0;
  const key = ({ spec, name }: SpecOutput): string => `${copiedAs(spec)}\n${name}`;
  const unnamed = new Set(outputs.filter((output) => !isNamed(output)).map(key));
  return outputs.filter((output) => !isNamed(output) || !unnamed.has(key(output)));
}
