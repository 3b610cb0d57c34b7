/** A run in a folder that is killed leaves no mixture; `npm run test:crash` kills 500, those in repositories among them. */
import { testCrashes } from './crash.ts';
import { KINDS } from './kinds.ts';
import { plainSite } from './plain-site.ts';

testCrashes(KINDS.filter(({ makeSite }) => makeSite === plainSite));
