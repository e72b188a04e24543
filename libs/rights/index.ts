export { Erasing } from './erasing.js';
export { contactsToDrop, contactsToTell, DropContact, EraseSomebody, TellContact } from './jobs.js';
export { RightsModule } from './rights.module.js';
export { HeldView } from './rights.schema.js';
export { Rights } from './rights.js';
