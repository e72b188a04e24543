import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { asProblem } from './problem.filter.js';

const ofPostgres = (code: string) => new QueryFailedError('select 1', [], Object.assign(new Error('no'), { code }));

test.each([
  ['nobody reached', new Error('timeout exceeded when trying to connect')],
  ['cut off', new Error('Connection terminated due to connection timeout')],
  ['gone between two queries', new QueryRunnerAlreadyReleasedError()],
  ['gone for whoever waits on it', new QueryRunnerProviderAlreadyReleasedError()],
  ['shut down', ofPostgres('57P01')],
  ['idle for too long on a busy machine', ofPostgres('25P03')],
  ['full', ofPostgres('53300')],
  ['waited for a lock in vain', ofPostgres('55P03')],
])('a database that is %s is for the moment, and says when to come again', (_, error) => {
  expect(asProblem(error)).toMatchObject({ status: 503, code: 'unavailable', headers: { 'retry-after': '2' } });
});

test('a fault of ours is none of those', () => {
  expect(asProblem(ofPostgres('42703'))).toMatchObject({ status: 500, code: 'unexpected' });
  expect(asProblem(new Error('undefined is not a function'))).toMatchObject({ status: 500, code: 'unexpected' });
});
