import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { Icon } from '../look/icons.js';
import { Failed, Waiting } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import type { Decide, useDeciding } from './deciding.js';
import { patch, type Row } from './queries.js';
import { refusalOf } from './refusals.js';
import styles from './bulk.module.css';

export type Wanted = { row: Row; decide: Decide };
type Result = Shapes['DecidedMany']['items'][number];
type Props = {
  hub: string;
  wanted: readonly Wanted[];
  onClose: () => void;
  deciding: ReturnType<typeof useDeciding>;
  leave: (rows: readonly Row[]) => void;
};

/** So many at once are typed, not clicked. */
const clickedAtMost = 50;
/** As many as the API takes at once. */
const atOnce = 100;

/** Many decisions at once: first what each would come to, then what each came to. */
export function Bulk({ hub, wanted, onClose, deciding, leave }: Props) {
  const { t, number } = useReader();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [undo, setUndo] = useState<() => Promise<void>>();
  const looked = useQuery({
    queryKey: ['preview', hub, wanted],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: () => send(hub, wanted, true),
  });
  const done = useMutation({
    mutationFn: () => send(hub, wanted, false),
    onSuccess: (results) => {
      const decided = asDecided(wanted, results);
      patch(
        queries,
        decided.map(({ row }) => row),
      );
      for (const { row } of decided) void queries.invalidateQueries({ queryKey: ['proposal', row.id] });
      leave(decided.filter(({ decide }) => decide.as !== 'assign').map(({ row }) => row));
      setUndo(() => deciding.undoAll(decided));
    },
  });
  const results = done.data ?? looked.data;
  const possible = wanted.filter(({ row }) => results?.get(row.id)?.done);
  const mustType = wanted.length > clickedAtMost;
  const error = done.error ?? looked.error;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={done.data ? t('console.bulk.done', { count: possible.length }) : t('console.bulk.look', { count: wanted.length })}
      closeButtonProps={{ 'aria-label': t('console.close') }}
    >
      {error && <Failed error={error} retry={() => (done.error ? done.mutate() : void looked.refetch())} />}
      {!results && !error && <Waiting rows={Math.min(6, wanted.length)} />}
      {results && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (done.data) onClose();
            else done.mutate();
          }}
        >
          <Results {...{ wanted, results }} />
          {mustType && !done.data && (
            <TextInput
              mt="md"
              label={t('console.bulk.type', { number: number(possible.length) })}
              data-autofocus
              autoFocus
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          {/* each answer comes after the dialog: the button that goes on takes the focus when it is there, so that the return key means it */}
          <Group mt="md">
            {done.data ? (
              <>
                <Button key="close" type="submit" autoFocus>
                  {t('console.close')}
                </Button>
                {undo && (
                  <Button
                    variant="default"
                    onClick={() => {
                      onClose();
                      void undo();
                    }}
                  >
                    {t('queue.undo')}
                  </Button>
                )}
              </>
            ) : (
              <>
                <Button
                  key="do"
                  type="submit"
                  data-autofocus={!mustType || undefined}
                  autoFocus={!mustType}
                  loading={done.isPending}
                  disabled={possible.length === 0 || (mustType && Number(typed) !== possible.length)}
                >
                  {t('console.bulk.go', { count: possible.length })}
                </Button>
                <Button variant="default" onClick={onClose}>
                  {t('page.back')}
                </Button>
              </>
            )}
          </Group>
        </form>
      )}
    </Modal>
  );
}

function Results({ wanted, results }: { wanted: readonly Wanted[]; results: ReadonlyMap<string, Result> }) {
  const reader = useReader();
  const { code, tell } = reader;
  return (
    <ul className={styles.rows}>
      {wanted.map(({ row, decide }) => {
        const result = results.get(row.id);
        return (
          <li key={row.id} data-done={result?.done || undefined}>
            <Icon name={result?.done ? 'check' : 'cross'} size={16} />
            <span>
              <b dir="auto">{row.offering.title}</b>
              <span className={styles.what} dir="auto">
                {row.need.title}
              </span>
              <span className={styles.what}>
                {result?.done || !result?.problem
                  ? decide.as === 'assign' || !result?.state
                    ? tell({ key: `console.bulk.as.${decide.as}` })
                    : code('proposalStates', result.state)
                  : refusalOf(reader, result.problem)}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

async function send(hub: string, wanted: readonly Wanted[], preview: boolean): Promise<ReadonlyMap<string, Result>> {
  const results: Result[] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    const decisions = wanted
      .slice(from, from + atOnce)
      .map(({ row, decide }) => ({ proposal: row.id, version: row.version, decide }));
    const page = await answered(
      api.POST('/hubs/{id}/decisions', { params: { path: { id: hub } }, body: { preview, decisions } }),
    );
    results.push(...page.items);
  }
  return new Map(results.map((result) => [result.proposal, result]));
}

/** The pairs that were decided, as they are now. */
const asDecided = (wanted: readonly Wanted[], results: ReadonlyMap<string, Result>): Wanted[] =>
  wanted.flatMap(({ row, decide }) => {
    const { done, state, version, introduction } = results.get(row.id) ?? {};
    return done && state && version ? [{ decide, row: { ...row, state, version, introduction: introduction ?? null } }] : [];
  });
