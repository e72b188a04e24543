import { Link } from './link.entity.js';
import { Message } from './message.entity.js';
import { Suppression } from './suppression.entity.js';
import { Pace, Try } from './try.entity.js';

export const mailEntities = [Message, Link, Suppression, Try, Pace];
export { DeliverMail } from './deliver-mail.job.js';
export { Delivery } from './delivery.js';
export { Links, paths as linkPaths } from './links.js';
export type { LinkToMake, OpenedLink, Purpose } from './links.js';
export { MailModule } from './mail.module.js';
export { Outbox } from './outbox.js';
export type { KeptMail, KeptMailInFull } from './outbox.js';
export { Post } from './post.js';
export type { FactsToPost, LinkFact, MailToPost } from './post.js';
export { Previews } from './previews.js';
export { Reports } from './reports.js';
export { mailKinds } from './templates/index.js';
export type { CardFacts, MailKind } from './templates/index.js';
