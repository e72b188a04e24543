import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { format } from 'prettier';

const root = new URL('../../', import.meta.url);
const fromHere = (place: string) => new URL(place, root.pathname.endsWith('/dist/') ? new URL('../', root) : root);

/** Where the console keeps what it knows of the API. */
export const clientFile = fromHere('apps/console/api/schema.ts');

type Operation = { responses: Record<string, { content?: Record<string, unknown> }> };
type Document = { paths: Record<string, Record<string, Operation>> };

/**
 * The API as types. Every route may refuse in the same dozen ways with the same shape, so that is said once a route; pages are not
 * called from the console and left out.
 */
export async function clientTypes(document: Document): Promise<string> {
  const paths = Object.entries(document.paths).flatMap(([path, methods]) => {
    const spoken = Object.entries(methods).filter(([, operation]) => !isPage(operation)).map(([method, operation]) => [method, { ...operation, responses: shortened(operation) }] as const); // prettier-ignore
    return spoken.length ? [[path, Object.fromEntries(spoken)] as const] : [];
  });
  const said = astToString(await openapiTS({ ...document, paths: Object.fromEntries(paths) } as never, { alphabetize: true }));
  const settings = JSON.parse(readFileSync(fromHere('.prettierrc'), 'utf8')) as object;
  return format(`// Made from /openapi.json by \`npm run client\`; a test compares them.\n${said}`, {
    ...settings,
    parser: 'typescript',
  });
}

const isPage = ({ responses }: Operation) =>
  Object.entries(responses).some(([status, answer]) => status === '303' || 'text/html' in (answer.content ?? {}));

function shortened({ responses }: Operation): Operation['responses'] {
  const done = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const problem = { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }; // prettier-ignore
  return { ...Object.fromEntries(done), default: problem };
}
