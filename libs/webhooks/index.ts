export { Delivering } from './delivering.js';
export { webhooksEntities } from './entities.js';
export { DeliverToReceiver, messagesDue } from './jobs.js';
export { WebhooksModule } from './webhooks.module.js';
