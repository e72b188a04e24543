import { handleJobs } from './handle-jobs.js';

await handleJobs();
