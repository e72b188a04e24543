import { Assessment, DeclaredInterest } from './assessment.entity.js';

export const assessmentsEntities = [Assessment, DeclaredInterest];
export { Assessments } from './assessments.js';
export { AssessmentsModule } from './assessments.module.js';
export { assessmentsExpiring, ExpireAssessment } from './jobs.js';
