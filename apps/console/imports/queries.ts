import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';
import { pagesOf } from '../api/pages.js';

export type Import = Shapes['ImportView'];
export type Row = Shapes['ImportRowView'];

export const importsQuery = pagesOf(['imports'], (asked) => answered(api.GET('/imports', { params: { query: asked } })));

const moving: readonly Import['state'][] = ['reading', 'running', 'undoing'];
export const isMoving = ({ state }: Pick<Import, 'state'>) => moving.includes(state);

/** Asked again each second while something is done with it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => answered(api.GET('/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? 1000 : false),
  });

/** The rows that one has to look at: what is wrong with each, by its line in the file. */
export const refusedRowsQuery = (id: string, version: number) =>
  pagesOf(['import rows', id, version], (asked) =>
    answered(api.GET('/imports/{id}/rows', { params: { path: { id }, query: { ...asked, which: 'refuse' } } })),
  );
