import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { format } from 'prettier';

const root = new URL('../../', import.meta.url);
const fromHere = (place: string) => new URL(place, root.pathname.endsWith('/dist/') ? new URL('../', root) : root);

/** Where the client keeps what it knows of the API, and the console what its forms do. */
export const clientFile = fromHere('client/schema.d.ts');
export const limitsFile = fromHere('apps/console/api/limits.ts');

type Operation = { responses: Record<string, { content?: Record<string, unknown> }> };
type Field = Record<string, unknown> & { properties?: Record<string, Field> };
type Document = { paths: Record<string, Record<string, Operation>>; components?: { schemas?: Record<string, Field> } };

/**
 * The API as types. Every route may refuse in the same dozen ways with the same shape, so that is said once a route; pages are not
 * called by programs and left out.
 */
export async function clientTypes(document: Document): Promise<string> {
  const paths = Object.entries(document.paths).flatMap(([path, methods]) => {
    const spoken = Object.entries(methods).filter(([, operation]) => !isPage(operation)).map(([method, operation]) => [method, { ...operation, responses: shortened(operation) }] as const); // prettier-ignore
    return spoken.length ? [[path, Object.fromEntries(spoken)] as const] : [];
  });
  const said = astToString(
    await openapiTS({ ...document, paths: Object.fromEntries(paths) } as never, { alphabetize: true, defaultNonNullable: false }),
  );
  return file(said);
}

/** What a form checks before it asks: how long a text may be, how many a list may hold. */
export async function clientLimits(document: Document): Promise<string> {
  const limits = Object.fromEntries(
    formed.map((name) => [name, Object.fromEntries(Object.entries(document.components?.schemas?.[name]?.properties ?? {}).flatMap(limitsOf))]), // prettier-ignore
  );
  return file(`export const limits = ${JSON.stringify(limits)} as const;`);
}

/** The bodies that the console has forms for with limits worth telling. */
const formed = ['NewOffering', 'NewNeed'];
const told = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum'];

function limitsOf([name, field]: [string, Field]): [string, object][] {
  const own = told.filter((limit) => typeof field[limit] === 'number').map((limit) => [limit, field[limit]]);
  return own.length ? [[name, Object.fromEntries(own)]] : [];
}

const file = (said: string) =>
  format(`// Made from /openapi.json by \`npm run client\`; a test compares them.\n${said}`, {
    ...(JSON.parse(readFileSync(fromHere('.prettierrc'), 'utf8')) as object),
    parser: 'typescript',
  });

const isPage = ({ responses }: Operation) =>
  Object.entries(responses).some(([status, answer]) => status === '303' || 'text/html' in (answer.content ?? {}));

function shortened({ responses }: Operation): Operation['responses'] {
  const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const problem = { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }; // prettier-ignore
  return { ...Object.fromEntries(done), default: problem };
}
