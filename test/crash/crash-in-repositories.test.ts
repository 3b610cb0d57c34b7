/** A run that is killed while it commits, or while its files are verified, leaves no mixture. */
import { testCrashes } from './crash.ts';
import { KINDS } from './kinds.ts';
import { plainSite } from './plain-site.ts';

testCrashes(KINDS.filter(({ makeSite }) => makeSite !== plainSite));
