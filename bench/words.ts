/** The words that one text search for step declarations has to look for. */
export { DECLARING_WORDS as PREFILTER_WORDS } from '../src/library/sources/prefilter.ts';
