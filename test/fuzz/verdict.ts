import { z } from 'zod';
import type { Document, Schema } from './routes.js';
import type { Request } from './requests.js';

export type Answer = { status: number; type: string; text: string };

const ProblemJson = z.object({
  type: z.string().min(1),
  code: z.string().min(1),
  title: z.string().min(1),
  status: z.number().int(),
  detail: z.string().min(1),
  instance: z.string().min(1),
  facts: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.object({ field: z.string(), rule: z.string(), message: z.string(), got: z.string().optional() })).optional(),
});

/** What an answer gives away only by mistake: a stack, a query, a place on the disk. */
const leak = /node_modules|\n\s+at \S+ \(|QueryFailedError|select .+ from \w+\.\w+|\/libs\/\w+\/|password authentication/i;
const schemas = new Map<string, z.ZodType>();

/** What is wrong with an answer; nothing when all is well. */
export function wrongWith(request: Request, answer: Answer | Error, document: Document): string | undefined {
  if (answer instanceof Error) return `dropped connection: ${answer.message}`;
  const { status, type, text } = answer;
  if (status >= 500) return `${status}: ${oneLine(text)}`;
  if (!request.route.answers.has(status)) return `${status} is not declared: ${oneLine(text)}`;
  if (leak.test(text) && !request.route.path.endsWith('openapi.json')) return `gives away how it is made: ${text.slice(0, 500)}`;
  if (status >= 400) return type.startsWith('text/html') ? undefined : asProblem(answer);
  const schema = request.route.answers.get(status);
  return schema && type.includes('json')
    ? asDeclared(`${request.method} ${request.route.path} ${status}`, schema, text, document)
    : undefined;
}

function asProblem({ status, type, text }: Answer): string | undefined {
  if (!type.startsWith('application/problem+json')) return `a ${status} that is ${type || 'of no type'}: ${text.slice(0, 300)}`;
  const body = ProblemJson.safeParse(parsed(text));
  if (!body.success) return `a ${status} that is no problem+json: ${z.prettifyError(body.error)}`;
  return body.data.status === status ? undefined : `a ${status} whose body says ${body.data.status}`;
}

function asDeclared(name: string, schema: Schema, text: string, document: Document): string | undefined {
  if (!schemas.has(name))
    schemas.set(
      name,
      z.fromJSONSchema(
        JSON.parse(
          JSON.stringify({ ...schema, $defs: document.components?.schemas }).replaceAll('#/components/schemas/', '#/$defs/'),
        ) as never,
      ),
    );
  const body = schemas.get(name)!.safeParse(parsed(text));
  return body.success ? undefined : `an answer that is not as declared: ${z.prettifyError(body.error).slice(0, 300)}`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 200);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
