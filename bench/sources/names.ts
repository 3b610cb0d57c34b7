/** Names as they stand in code of all kinds of purposes. */
import type { Chooser } from './chooser.ts';

const NOUNS =
  'account address alert amount archive audit balance basket batch booking branch budget buffer bundle calendar campaign cart category channel charge claim client cluster column comment company coupon credit currency customer cursor delivery deposit device discount document driver employee event exchange feature feed field filter fleet folder forecast gateway group history index inventory invoice item journal label ledger letter license limit listing location lot machine market match member merchant message metric migration notice offer order page parcel partner payment payout period permission phone photo plan player policy position price product profile project promotion provider purchase query queue quote range rate reading receipt record refund region report request reservation response review reward role room route row rule sale schedule score season sensor service session shift shipment shop signal site slot snapshot source stage station stock storage store subscription supplier survey table tag target task tax team tenant ticket token topic tour track transfer trip unit update user vehicle vendor version visit voucher wallet warehouse window zone'.split(
    ' ',
  );
const VERBS =
  'add apply archive assign build calculate cancel check clear close collect compare compute convert copy count create delete dispatch fetch filter find format group handle index insert list load lock map mark match merge move notify open parse pick prepare print publish push queue read record refresh register reject release remove rename render replace report reset resolve restore retry save schedule search select send sort split start store submit sum sync trim update validate verify visit write'.split(
    ' ',
  );
const ADJECTIVES =
  'active annual base cached closed current daily default due empty expired final first global hidden initial internal last late local manual missing monthly new next old open paid partial pending previous primary public raw recent remote secondary shared single stale total unique valid visible weekly'.split(
    ' ',
  );
const FIELDS =
  'amount city code color comment count country created_at currency email end_date height id is_active key kind language level limit name note number owner phone priority quantity reason reference size started_at state status street tax_rate title total unit updated_at url value weight width'.split(
    ' ',
  );

export function noun(choose: Chooser): string {
  return choose.one(NOUNS);
}

export function verb(choose: Chooser): string {
  return choose.one(VERBS);
}

export function field(choose: Chooser): string {
  return choose.one(FIELDS);
}

export function fields(choose: Chooser, count: number): string[] {
  return choose.some(FIELDS, count);
}

/** `pending_invoice`, `invoice` */
export function snakeName(choose: Chooser): string {
  return choose.chance(0.5) ? `${choose.one(ADJECTIVES)}_${noun(choose)}` : noun(choose);
}

/** `find_pending_invoice` */
export function snakeFunction(choose: Chooser): string {
  return `${verb(choose)}_${snakeName(choose)}`;
}

/** `pending_invoice` → `pendingInvoice` */
export function camel(snake: string): string {
  return snake.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `pending_invoice` → `PendingInvoice` */
export function pascal(snake: string): string {
  return camel(`_${snake}`);
}

/** A few words that say what something is for. */
export function sentence(choose: Chooser): string {
  const object = snakeName(choose).replace('_', ' ');
  const subject = noun(choose);
  return choose.one([
    `The ${object} of a ${subject}.`,
    `${pascal(verb(choose))}s each ${object} that the ${subject} has.`,
    `Without a ${subject} the ${object} stays as it is.`,
    `A ${object} belongs to one ${subject} only.`,
  ]);
}
