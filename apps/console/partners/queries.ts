import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';

export type Introduction = Shapes['IntroductionView'];
export type Question = Shapes['QuestionView'];
export type Outcome = Shapes['OutcomeView'];

export const introductionsQuery = infiniteQueryOptions({
  queryKey: ['introductions'],
  refetchInterval: 60_000,
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    answered(api.GET('/introductions', { params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
  getNextPageParam: (page) => page.next,
});

export const questionsQuery = queryOptions({
  queryKey: ['questions'],
  refetchInterval: 60_000,
  queryFn: () => answered(api.GET('/questions', { params: { query: { limit: 100 } } })),
});

export const outcomeQuery = ({ id, side }: Introduction) =>
  queryOptions({
    queryKey: ['outcome', id, side],
    queryFn: () => answered(api.GET('/introductions/{id}/outcome', { params: { path: { id }, query: { side } } })),
  });
