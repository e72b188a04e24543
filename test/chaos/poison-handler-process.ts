import { handleJobs } from '../../apps/worker/handle-jobs.js';
import { poisonHandlers } from './poison-jobs.js';

await handleJobs(poisonHandlers);
