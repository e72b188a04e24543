/** A JSON schema as the OpenAPI document has it. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
  default?: unknown;
};
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; schema?: Schema };
export type Route = {
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | undefined;
  answers: Map<number, Schema | undefined>;
};
export type Document = { paths: Record<string, Record<string, Operation>>; components?: { schemas?: Record<string, Schema> } };
type Content = { content?: Record<string, { schema?: Schema }> };
type Operation = { parameters?: Parameter[]; requestBody?: Content; responses: Record<string, Content> };

/** Every route of the document, with what it takes and what it says it answers. */
export function routesOf(document: Document): Route[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      body: schemaIn(operation.requestBody),
      answers: new Map(Object.entries(operation.responses).map(([status, answer]) => [Number(status), schemaIn(answer)])),
    })),
  );
}

const schemaIn = (content: Content | undefined): Schema | undefined => Object.values(content?.content ?? {})[0]?.schema;

/** Follows a reference into the document. */
export function resolved(schema: Schema, document: Document): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? resolved(document.components!.schemas![name]!, document) : schema;
}
