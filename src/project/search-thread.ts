/** The program of the thread that searches files beside the main one. */
import { namesWith } from '../library/conventions/names.ts';
import type { GivenNames } from '../library/conventions/given-names.ts';
import { mayBeDeclaringIn } from '../library/sources/prefilter.ts';
import { serveReading } from '../workspace/reading-thread.ts';

serveReading((names) => mayBeDeclaringIn(namesWith(names as GivenNames)));
