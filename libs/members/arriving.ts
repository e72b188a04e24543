import type { EntityManager } from 'typeorm';
import type { Actor, PersonActor } from '#database';
import { canonical } from '#ledger';
import type { FieldError } from '#problems';

/** Something that an import brings: whose it is, its keeper's key for it, and what its fields are to say. */
export type Arriving = {
  number: number;
  externalId: string;
  organisation: string | null;
  hub: string | null;
  body: Record<string, unknown>;
  /** To be published as it comes; or held for compliance, for what it lists. */
  publish: boolean;
  hold: boolean;
};
export type Change = { field: string; before: unknown; after: unknown };
/** What bringing it would do. */
export type Plan =
  | { plan: 'create' | 'same'; subject?: string }
  | { plan: 'change'; subject: string; changes: Change[] }
  | { plan: 'refuse'; errors: FieldError[] };
/** What it did, and what undoing that takes: the values before and the version it left. */
export type Brought = {
  outcome: 'created' | 'changed' | 'unchanged' | 'refused';
  subject?: string;
  version?: number;
  before?: Record<string, unknown>;
  errors?: FieldError[];
  publication?: 'published' | 'held' | 'kept_back';
};
export type Done = {
  number: number;
  outcome: string;
  subject: string;
  version: number | null;
  before: Record<string, unknown> | null;
  publication: string | null;
  body: Record<string, unknown>;
};
export type TakenBack = 'undone' | 'changed_since' | 'in_use';

/** How a room takes what an import brings, many at a time, in the transaction of a job and in the name of a person. */
export interface Arrivals {
  /** Which of a row's fields an import may say. `fields` are those that the file has: no other is touched. */
  plan(em: EntityManager, actor: PersonActor, rows: readonly Arriving[], fields: readonly string[]): Promise<Plan[]>;
  bring(em: EntityManager, actor: PersonActor, rows: readonly Arriving[], fields: readonly string[]): Promise<Brought[]>;
  /** Puts things back as they were before, unless somebody has changed them since or something rests on them. */
  takeBack(em: EntityManager, actor: Actor, rows: readonly Done[], fields: readonly string[]): Promise<TakenBack[]>;
}

/** What differs between the values that are there and those that are wanted, of these fields. */
export function changesBetween(
  before: Record<string, unknown>,
  wanted: (field: string) => unknown,
  fields: readonly string[],
): Change[] {
  return fields.flatMap((field) => {
    const [was, after] = [before[field] ?? null, wanted(field) ?? null];
    return canonical(was) === canonical(after) ? [] : [{ field, before: was, after }];
  });
}
