/** RFC 9457. `code` names the text `problem.<code>` in the texts room; `facts` fill it. A Problem is an expected refusal, never a surprise. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly facts: Record<string, unknown> = {},
    readonly errors: FieldError[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'Problem';
  }
}

/** What is wrong with one field: where, which rule, in words, and the shape (never the value) of what was sent. */
export type FieldError = { field: string; rule: string; message: string; got?: string };

export const notFound = (what: string) => new Problem(404, 'not_found', { what });
export const notAllowed = (operation: string) => new Problem(403, 'not_allowed', { operation });
export const signInNeeded = () => new Problem(401, 'sign_in_needed');
export const conflict = (what: string, facts: Record<string, unknown> = {}) => new Problem(409, 'conflict', { what, ...facts });
export const illegalStep = (what: string, from: string, to: string) => new Problem(409, 'illegal_step', { what, from, to });
/** The row was changed by somebody else since the caller read it: `expected` and `current` are version numbers. */
export const preconditionFailed = (what: string, expected: number, current: number) =>
  new Problem(412, 'precondition_failed', { what, expected, current });
export const invalid = (errors: FieldError[], code = 'validation_failed') =>
  new Problem(422, code, { count: errors.length }, errors);
/** Held by screening or a rule that is not to be named: no list, name, score or rule (PRODUCT.md, promise 5). */
export const heldForCheck = () => new Problem(409, 'held_for_check');
