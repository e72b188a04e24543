import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { fieldErrors, invalid } from '#problems';

type Issues = Parameters<typeof fieldErrors>[0];
class Refused extends Error {
  constructor(readonly issues: Issues) {
    super('refused by its schema');
  }
}

/** Nest validates nothing without this pipe. A refusal names each field, the rule and the shape of what came. */
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new Refused(issues as Issues) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return (await super.transform(value, metadata)) as T;
    } catch (error) {
      if (error instanceof Refused) throw invalid(fieldErrors(error.issues, value));
      throw error;
    }
  }
}
