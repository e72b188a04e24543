export { anonymous, system } from './actor.js';
export type { Actor, ContactActor, PersonActor, SystemActor } from './actor.js';
export {
  DatabaseRefused,
  refuseOtherSchema,
  refuseRoleThatSeesAll,
  sharedTables,
  tablesWithoutForcedRowSecurity,
} from './checks.js';
export { dataSource } from './connect.js';
export type { Entities } from './connect.js';
export { now } from './now.js';
export { prepared } from './prepared.js';
export { Transactions, type Beginning } from './transactions.js';
