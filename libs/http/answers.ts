import { applyDecorators, SerializeOptions, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

export const answersWith = 'landfall:answers';

/**
 * What a route answers: documents it in /openapi.json and lets no other field out. A route without it fails the start.
 * `status` is 200 unless told; a POST that makes something says 201 with @HttpCode.
 */
export const Answers = (view: z.ZodType, status = 200) =>
  applyDecorators(
    SetMetadata(answersWith, true),
    ApiResponse({ status, description: 'Done', standardSchema: view } as never),
    SerializeOptions({ schema: view }),
  );

export const answersSecret = 'landfall:secret';
/** A route whose answer holds a secret shown this once: it is not kept for a repeat, so a repeat makes another. */
export const AnswersSecret = () => SetMetadata(answersSecret, true);

/** A route that answers no body: 204, or 202 where what is asked for is done later. */
export const AnswersNothing = (status: 202 | 204 = 204) =>
  applyDecorators(SetMetadata(answersWith, true), ApiResponse({ status, description: 'Done' }));

/** The problems that a route may answer besides those every route may (400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503). */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('Cursor of the next page; null at the end.') });

/** `?limit=20&cursor=…`: stable order, newest first unless the route says otherwise. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;
