import type { Life } from '#introductions';
import { Proposal } from './proposal.entity.js';
import { proposalSteps } from './states.js';

export const proposalLife: Life<Proposal> = {
  name: 'proposal',
  entity: Proposal,
  key: ({ id }) => ({ id }),
  steps: proposalSteps,
};
