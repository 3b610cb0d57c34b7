/** A thread that takes a batch of the files and ends without a word about it. */
import { workerData } from 'node:worker_threads';

Atomics.add(workerData.files.counters, 0, 1);
process.exit(1);
