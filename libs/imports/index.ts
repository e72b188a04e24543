export { csvLine } from './files/csv.js';
export { importLife, importsEntities } from './import.entity.js';
export { ReadImport, RunImport, UndoImport } from './imports.jobs.js';
export { ImportsModule } from './imports.module.js';
export { Reading } from './reading.js';
export { Running } from './running.js';
export { fileTypes } from './written.js';
