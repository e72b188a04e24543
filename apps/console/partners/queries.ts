import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';
import { pagesOf } from '../api/pages.js';

export type Introduction = Shapes['IntroductionView'];
export type Question = Shapes['QuestionView'];
export type Outcome = Shapes['OutcomeView'];

/** What is asked of a firm comes while it looks, as soon as a pair comes to its coordinator. */
const refetchInterval = 20_000;

export const introductionsQuery = {
  ...pagesOf(['introductions'], (asked) => answered(api.GET('/introductions', { params: { query: asked } }))),
  refetchInterval,
};

export const questionsQuery = queryOptions({
  queryKey: ['questions'],
  refetchInterval,
  queryFn: () => answered(api.GET('/questions', { params: { query: { limit: 100 } } })),
});

export const outcomeQuery = ({ id, side }: Introduction) =>
  queryOptions({
    queryKey: ['outcome', id, side],
    queryFn: () => answered(api.GET('/introductions/{id}/outcome', { params: { path: { id }, query: { side } } })),
  });
