export { Announcements } from './announcements.js';
export { topics } from './heard.js';
export { LiveModule } from './live.module.js';
export { LiveStream } from './live-stream.js';
