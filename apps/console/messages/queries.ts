import { answered, api, type Shapes } from '../api/client.js';
import { pagesOf } from '../api/pages.js';

export type Message = Shapes['MessageView'];

export const threadQuery = (introduction: string) =>
  pagesOf(['messages', introduction], (asked) =>
    answered(api.GET('/introductions/{id}/messages', { params: { path: { id: introduction }, query: asked } })),
  );
