import { Letter } from './letter.entity.js';

export const lettersEntities = [Letter];
export { SendLetter } from './jobs.js';
export { LetterMail } from './letter-mail.js';
export { Letters } from './letters.js';
export { LettersModule } from './letters.module.js';
export type { Verified } from './letters.schema.js';
export { Verification } from './verification.js';
