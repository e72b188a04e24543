import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';

export type SavedSearch = Shapes['SavedSearch'];
export type Wish = Shapes['SaveSearch'];
export type Sought = Wish['asked'];

export const searchesQuery = queryOptions({ queryKey: ['searches'], queryFn: () => answered(api.GET('/me/searches')) });
