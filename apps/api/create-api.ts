import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import type { Settings } from '#settings';
import { ApiModule } from './api.module.js';
import { checkRoutes } from './http/check-routes.js';
import { serveConsole } from './http/console.js';
import { bodyBytes, guardTheEdge, headersOf, refuseUnread, requestId, tokenPaths } from './http/edge.js';
import { openApiDocument } from './http/openapi.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SchemaPipe } from './http/schema.pipe.js';
import { signInWithSessions } from './http/session.js';
import { OpenApi } from './routes/documents.controller.js';

/** What a log never shows, wherever it stands. */
const redacted = ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.email', '*.address'];

/** A signed link's page, or the mailbox of reports, by its token. */
const secretPath = new RegExp(`^/(${[...tokenPaths, 'inbound/reports'].join('|')})/[^/?]+.*`);

/** The HTTP application, ready to listen: what `npm start` runs and what the tests call. */
export async function createApi(settings: Settings, source: DataSource): Promise<NestFastifyApplication> {
  const { values } = settings;
  const problems = new ProblemFilter(/<([^>]+)>/.exec(values.MAIL_FROM)?.[1] ?? values.MAIL_FROM);
  const adapter = new FastifyAdapter({
    bodyLimit: bodyBytes,
    genReqId: requestId,
    trustProxy: values.TRUST_PROXY ? values.TRUST_PROXY.split(',') : false,
    logger:
      values.LOG_LEVEL === 'silent'
        ? false
        : {
            level: values.LOG_LEVEL,
            redact: redacted,
            // A signed link's token is all that its page asks for: the path is logged without it.
            serializers: {
              req: (r: { method: string; url: string }) => ({
                method: r.method,
                url: r.url.replace(secretPath, '/$1/[token]'),
              }),
            },
          },
    routerOptions: { maxParamLength: 300 },
    return503OnClosing: true,
    // A path that is no text never reaches a hook.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply.headers(headersOf(request, settings))),
    clientErrorHandler: refuseUnread,
  } as never);
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(settings, source), adapter, {
    logger: values.LOG_LEVEL === 'silent' ? false : ['error', 'warn'],
    abortOnError: false,
  });
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(problems);
  await guardTheEdge(app, settings);
  await signInWithSessions(app, settings);
  await serveConsole(app);
  checkRoutes(app);
  app.get(OpenApi).make = () => openApiDocument(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
