import type { FieldError } from './problem.js';

type Issue = {
  message: string;
  code?: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  expected?: unknown;
  keys?: unknown;
};

/** The issues of a Standard Schema as field errors. `input` is only looked at for its shape. */
export function fieldErrors(issues: readonly Issue[], input?: unknown): FieldError[] {
  return issues.slice(0, 50).map((issue) => {
    const path = (issue.path ?? []).map((p) => (typeof p === 'object' ? p.key : p));
    return {
      field: path.map(String).join('.') || '(body)',
      rule: issue.code ?? 'invalid',
      message: issue.message.slice(0, 300),
      got: shapeOf(path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input)),
    };
  });
}

/** A value's shape in words, so that a refusal can be acted on without repeating what was sent. */
export function shapeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `text of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a number';
  return typeof value === 'object' ? `an object with ${Object.keys(value).length} fields` : `a ${typeof value}`;
}
