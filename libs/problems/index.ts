export * from './edge.js';
export { fieldErrors } from './field-errors.js';
export {
  conflict,
  heldForCheck,
  illegalStep,
  invalid,
  notAllowed,
  notFound,
  preconditionFailed,
  Problem,
  signInNeeded,
} from './problem.js';
export type { FieldError } from './problem.js';
