export { screeningEntities } from './entities.js';
export { askedUnder, hitsOf, keptUnder, namedBy, type Denied } from './hits.js';
export { cleared, clearedAmong, mustBeCleared } from './gate.js';
export { RescreenEverybody, ScreenOrganisation } from './screening.jobs.js';
export { ScreeningModule } from './screening.module.js';
export { Screening } from './screening.js';
export { DecideHit } from './screening.schema.js';
