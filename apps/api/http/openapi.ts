import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { isPage } from './edge.js';

const problem = {
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    facts: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'rule', 'message'],
        properties: { field: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' }, got: { type: 'string' } },
      },
    },
  },
} as const;

/** What any route may answer besides its success; each with problem+json and a code that says which. */
const refusals: Record<string, string> = {
  400: 'The request cannot be read',
  401: 'Sign-in is needed',
  403: 'Not allowed',
  404: 'Not found, or not yours to find',
  409: 'In conflict with what is there, or held for a check',
  412: 'Somebody else changed it first',
  413: 'Too large',
  415: 'Only JSON is read here',
  422: 'A field is refused: which, by what rule, and what shape came',
  428: 'If-Match is needed',
  429: 'Too many',
  431: 'The headers are too large to be read',
  503: 'Away for a moment; try again',
};

/** A Date in an answer is written as its ISO text. */
const datesAreText = ({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: { _zod: { def: { type: string } } };
  jsonSchema: Record<string, unknown>;
}) => {
  if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
};

/** OpenAPI 3.1 from the same zod schemas that validate and serialise. */
export function openApiDocument(app: NestFastifyApplication): object {
  const config = new DocumentBuilder()
    .setTitle('Landfall')
    .setDescription('The marketplace an export centre runs for its hubs abroad.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: lf_<prefix>_<secret>' })
    .addCookieAuth('sid')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) => {
      const {
        $defs,
        $schema: _,
        ...converted
      } = z.toJSONSchema(schema as z.ZodType, {
        target: 'draft-2020-12',
        io: schemaType,
        unrepresentable: 'any',
        override: datesAreText,
      }) as Record<string, unknown> & { $defs?: Record<string, unknown> };
      return { schema: converted, components: $defs ?? {} };
    },
  } as never);
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problem as never } };
  for (const [url, path] of Object.entries(document.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>)) {
      if (isPage(url)) operation.responses = { 303: { description: 'On to another page' }, ...operation.responses };
      for (const [status, description] of Object.entries(refusals)) {
        operation.responses ??= {};
        operation.responses[status] ??= {
          description,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        };
      }
    }
  }
  return document;
}
