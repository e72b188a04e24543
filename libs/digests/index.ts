import { Digest, DigestWindow, ViewNews } from './digest.entity.js';
import { Find } from './find.entity.js';
import { DigestPreferences } from './preferences.entity.js';
import { Recipient } from './recipient.entity.js';

export const digestsEntities = [Digest, DigestWindow, DigestPreferences, Recipient, ViewNews, Find];
export { Composition } from './composition.js';
export { Digests } from './digests.js';
export { DigestsModule } from './digests.module.js';
export { digestsDue, noticesDue } from './due.sql.js';
export { Finds, type FindView } from './finds.js';
export { ExpressInterest } from './finds.schema.js';
export { History } from './history.js';
export { AskRecipient, DeliverDigest, DeliverNotice, NoteViewNews, SendDigestNow } from './jobs.js';
export { Preferences } from './preferences.js';
export { ChangeDigestPreferences, DigestPreferencesView } from './preferences.schema.js';
export { DigestPreview } from './preview.js';
export { Recipients } from './recipients.js';
