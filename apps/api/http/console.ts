import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignIn } from '#members';
import { direction, languages } from '#texts';
import { languageOf } from './problem.filter.js';

export const consolePlace = '/app';
export const consoleFiles = `${consolePlace}/assets/`;

/** Where `bin/build.mjs` puts the bundle, seen from dist/ and from the sources. */
const folder = ['../../../console/', '../../../dist/console/']
  .map((place) => fileURLToPath(new URL(place, import.meta.url)))
  .find((place) => existsSync(`${place}index.html`));

/** Whether there is a console to lead anybody to. */
export const hasConsole = folder !== undefined;

/**
 * The console under /app: its hashed files for good, and its one page for every other address there, with the language, the direction
 * and the light of its reader already in it. Mantine writes style elements, so each page lets in those that bear its own nonce.
 */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  if (!folder) return;
  const page = readFileSync(`${folder}index.html`, 'utf8');
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(files as never, {
    root: `${folder}assets`,
    prefix: consoleFiles,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  const signIn = app.get(SignIn);
  const answer = async (request: FastifyRequest & { user?: { id: string } }, reply: FastifyReply): Promise<string> => {
    const person = request.user && (await signIn.actorOf(request.user.id));
    const nonce = randomBytes(16).toString('base64');
    void reply.type('text/html; charset=utf-8').header('content-security-policy', policy(nonce));
    return filled(page, { nonce, scheme: wish(request, 'scheme'), language: languageFor(request, person?.language) });
  };
  fastify.get(consolePlace, (_request, reply) => reply.redirect(`${consolePlace}/`, 301));
  fastify.get(`${consolePlace}/*`, answer as never);
}

const policy = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** What the reader chose in the console, else their account's language, else the browser's. */
function languageFor(request: FastifyRequest, own: string | undefined): string {
  const known = (tag: string | undefined) => languages.find((language) => language === tag);
  return known(wish(request, 'language')) ?? known(own) ?? languageOf(request);
}

const wish = (request: FastifyRequest, name: string): string | undefined => request.cookies[`landfall-${name}`];

function filled(
  page: string,
  { nonce, scheme, language }: { nonce: string; scheme: string | undefined; language: string },
): string {
  const chosen = scheme === 'dark' || scheme === 'light' ? ` data-mantine-color-scheme="${scheme}"` : '';
  return page
    .replace('<html', () => `<html lang="${language}" dir="${direction(language)}"${chosen}`)
    .replaceAll('NONCE-OF-THIS-PAGE', () => nonce);
}
