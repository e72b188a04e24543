export { Networks } from './addresses.js';
export { Calls } from './calls.js';
export type { Called, Found, Limits } from './calls.js';
export { askOwnService } from './own-service.js';
