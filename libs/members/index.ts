export { Allow, allowedBy, mayDo, mustBeAllowed, operations, Who } from './access.js';
export type { Operation } from './access.js';
export { Contact, Hub, Mandate, membersEntities, Membership, Organisation, Person } from './entities.js';
export { hubLife } from './hubs.js';
export { MembersModule } from './members.module.js';
export { OpenSession, SessionView } from './members.schema.js';
export { People } from './people.js';
export { Sessions } from './sessions.js';
export { SignIn } from './sign-in.js';
