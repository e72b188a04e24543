import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';
import { pagesOf } from '../api/pages.js';

export type Assessment = Shapes['AssessmentView'];
export type Kind = Assessment['kind'];

/** What an attaché is asked, as the assessments room has it; what the API does not know of is refused by it. */
export const rubric = {
  readiness: ['product', 'references', 'localisation', 'support', 'compliance'],
  market_need: ['demand', 'budget', 'competition', 'regulation', 'urgency'],
} as const satisfies Record<Kind, readonly string[]>;
export const kinds = ['readiness', 'market_need'] as const satisfies readonly Kind[];
export const ratings = [0, 1, 2, 3, 4] as const;

export const offeringsQuery = pagesOf(['offerings'], (asked) =>
  answered(api.GET('/listings', { params: { query: { side: 'offering', state: 'published', ...asked } } })),
);

export const assessmentsQuery = (listing: string) =>
  queryOptions({
    queryKey: ['assessments', listing],
    queryFn: () => answered(api.GET('/listings/{id}/assessments', { params: { path: { id: listing } } })),
  });
