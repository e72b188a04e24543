import { Digest } from './digest.entity.js';
import { DigestPreferences } from './preferences.entity.js';

export const digestsEntities = [Digest, DigestPreferences];
export { DeliverDigest } from './deliver-digest.job.js';
export { Digests } from './digests.js';
export { DigestsModule } from './digests.module.js';
export { digestsDue } from './due.sql.js';
export { Preferences } from './preferences.js';
export { ChangeDigestPreferences, DigestPreferencesView } from './preferences.schema.js';
