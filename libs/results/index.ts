import { Evidence } from './evidence.entity.js';

export const resultsEntities = [Evidence];
export { ResultsModule } from './results.module.js';
