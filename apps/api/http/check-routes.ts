import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { answersWith } from '#http';
import { allowedBy, operations } from '#members';

/** Deny by default: a route without a policy, or without the shape of its answer, stops the start and names itself. */
export function checkRoutes(app: NestFastifyApplication): { route: string; operation: string }[] {
  const scanner = new MetadataScanner();
  const routes: { route: string; operation: string }[] = [];
  const problems: string[] = [];
  for (const { instance, metatype } of app.get(DiscoveryService).getControllers()) {
    if (!instance || !metatype) continue;
    const prototype = Object.getPrototypeOf(instance) as object;
    for (const name of scanner.getAllMethodNames(prototype)) {
      const method = (instance as Record<string, object>)[name]!;
      const verb = Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod | undefined;
      if (verb === undefined) continue;
      const route = `${RequestMethod[verb]} /${[Reflect.getMetadata(PATH_METADATA, metatype), Reflect.getMetadata(PATH_METADATA, method)].filter((p) => p && p !== '/').join('/')}`;
      const operation = Reflect.getMetadata(allowedBy, method) as string | undefined;
      if (!operation || !(operation in operations))
        problems.push(`${route} has no policy: add @Allow('...') to ${metatype.name}.${name}`);
      if (!Reflect.getMetadata(answersWith, method))
        problems.push(`${route} does not say what it answers: add @Answers(View) to ${metatype.name}.${name}`);
      routes.push({ route, operation: operation ?? '' });
    }
  }
  if (problems.length) throw new Error(`Landfall does not start with routes that nobody decided about:\n${problems.join('\n')}`);
  return routes;
}
