import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answered, api, from } from '../api/client.js';
import { refusedFields } from '../shell/refused.js';
import { fieldsOf, isSaid, limitOf, type Listing, type Side, type Values } from './fields.js';

/** For whom a new listing is made. */
export type Owner = { organisation: string; hub?: string; mandate?: string };
export type Saving = 'same' | 'waiting' | 'saving' | 'saved' | 'failed';
type Asked = {
  listing: Listing | undefined;
  side: Side;
  owner: Owner | undefined;
  first: Values;
};

/** A pause in typing after which a draft is saved (ms). */
const pause = 800;

/**
 * What is written in the form, saved as it goes while it is a draft; what is published is saved when it is asked for, since each change
 * is matched anew. What the API would refuse for its length waits in the form until it is long enough.
 */
export function useDraft({ listing, side, owner, first }: Asked) {
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>(() => ({ ...(listing && valuesOf(listing)), ...first }));
  const [saving, setSaving] = useState<Saving>('same');
  const [error, setError] = useState<Error>();
  const kept = useRef(listing);
  const latest = useRef(values);
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const auto = !listing || listing.state === 'draft';

  const save = useCallback(async (): Promise<Listing | undefined> => {
    const run = async () => {
      const known = kept.current;
      const body = changesOf(side, latest.current, known);
      if (Object.keys(body).length === 0 && known) return known;
      if (!known && (!owner || String(latest.current.title ?? '').trim().length < (limitOf(side, 'title').minLength ?? 1))) return undefined; // prettier-ignore
      setSaving('saving');
      try {
        const saved = known
          ? await answered(
              api.PATCH('/listings/{id}', { params: { path: { id: known.id } }, headers: from(known.version), body }),
            )
          : await create(side, owner!, { ...latest.current, ...body });
        kept.current = saved;
        queries.setQueryData(['listing', saved.id], saved);
        void queries.invalidateQueries({ queryKey: ['listings'] });
        setError(undefined);
        setSaving('saved');
        return saved;
      } catch (problem) {
        setError(problem as Error);
        setSaving('failed');
        return undefined;
      }
    };
    // one after the other: each starts from the version that the one before made
    const next = running.current.then(run, run);
    running.current = next;
    return next;
  }, [side, owner, queries]);

  const set = (part: Values) => {
    latest.current = { ...latest.current, ...part };
    setValues(latest.current);
    setSaving('waiting');
  };
  useEffect(() => {
    if (!auto || saving !== 'waiting') return;
    const rest = setTimeout(() => void save(), pause);
    return () => clearTimeout(rest);
  }, [auto, saving, values, save]);

  /** After somebody else's change: theirs is the ground, and what was written here stays on it. */
  const takeOver = (theirs: Listing) => {
    kept.current = theirs;
    queries.setQueryData(['listing', theirs.id], theirs);
    setError(undefined);
    setSaving(Object.keys(changesOf(side, latest.current, theirs)).length ? 'waiting' : 'saved');
  };

  return {
    values,
    set,
    save,
    saving,
    auto,
    error,
    takeOver,
    kept: () => kept.current,
    /** What the API said of each field. */
    refused: refusedFields(error),
  };
}
export type Draft = ReturnType<typeof useDraft>;

const create = (side: Side, { organisation, hub, mandate }: Owner, values: Values): Promise<Listing> =>
  side === 'offering'
    ? answered(api.POST('/offerings', { body: { ...values, organisation } as never }))
    : answered(api.POST('/needs', { body: { ...values, organisation, hub, ...(mandate && { mandate }), origin: 'mandated' } as never })); // prettier-ignore

const valuesOf = (listing: Listing): Values => {
  const names = ['profileType', 'language', ...fieldsOf(listing.side).map(({ name }) => name)];
  return Object.fromEntries(names.map((name) => [name, listing[name as keyof Listing] ?? undefined]));
};

/** What is to be sent: what differs from what is kept and is whole enough to be taken. */
function changesOf(side: Side, values: Values, known: Listing | undefined): Values {
  const changed = fieldsOf(side).filter(({ name }) => {
    const before = known?.[name as keyof Listing] ?? undefined;
    return JSON.stringify(trimmed(values[name])) !== JSON.stringify(before) && (isSaid(values[name]) || isSaid(before)) && fits(side, name, values[name]); // prettier-ignore
  });
  return Object.fromEntries(changed.map(({ name }) => [name, toSend(values[name])]));
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);
const toSend = (value: unknown) => (Array.isArray(value) || isSaid(value) ? trimmed(value) : null);

/** Whether a value is one that the API takes: else it stays in the form, with what it lacks beside it. */
export function fits(side: Side, name: string, value: unknown): boolean {
  const { minLength = 0, maxLength = Infinity, minItems = 0, maxItems = Infinity } = limitOf(side, name);
  if (name === 'budget' && value) {
    const { from: least, to: most } = value as { from?: number; to?: number };
    return least !== undefined && most !== undefined && least <= most;
  }
  if (Array.isArray(value)) return value.length >= minItems && value.length <= maxItems;
  if (typeof value === 'string' && value.trim()) return value.trim().length >= minLength && value.trim().length <= maxLength;
  return !alwaysSaid.has(name) || isSaid(value);
}

/** Fields that a listing always has, so that they are changed and never taken out. */
const alwaysSaid: ReadonlySet<string> = new Set(['title', 'visibility', 'capacity', 'inCatalogue', 'criticalInfrastructure']);
