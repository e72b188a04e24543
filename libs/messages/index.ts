import { Message } from './message.entity.js';

export const messagesEntities = [Message];
export { TellOfMessage } from './jobs.js';
export { MessageMail } from './message-mail.js';
export { Messages } from './messages.js';
export { MessagesModule } from './messages.module.js';
export { ReportMessage, SendMessage } from './messages.schema.js';
export type { MessageView } from './messages.schema.js';
