import { z } from 'zod';
import { job } from '#queues';

/** On the day on which an assessment stops counting. */
export const ExpireAssessment = job('ExpireAssessment', 'upkeep', z.object({ assessment: z.uuid() }));

/** What is due, as rows `{ key, payload }`. */
export const assessmentsExpiring = `
  select 'assessment.' || id as key, jsonb_build_object('assessment', id) as payload from assessments.assessments
  where replaced_at is null and voided_at is null and expires_at <= landfall.now()`;
