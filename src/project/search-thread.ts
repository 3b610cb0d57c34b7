/** The program of the thread that searches files beside the main one. */
import { mayBeDeclaring } from '../library/sources/prefilter.ts';
import { serveReading } from '../workspace/reading-thread.ts';

serveReading(mayBeDeclaring);
