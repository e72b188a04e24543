export { screeningEntities } from './entities.js';
export { cleared, mustBeCleared } from './gate.js';
export { RescreenEverybody, ScreenOrganisation } from './screening.jobs.js';
export { ScreeningModule } from './screening.module.js';
export { Screening } from './screening.js';
export { DecideHit } from './screening.schema.js';
