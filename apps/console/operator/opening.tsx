import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, from, type Shapes } from '../api/client.js';
import { Gap } from '../hubs/gap.js';
import { checklistQuery } from '../hubs/queries.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader, type Key } from '../texts/reader.js';
import styles from './operator.module.css';

type Hub = Shapes['HubView'];
type Without = NonNullable<Shapes['MoveHub']['despite']>;

/** What a hub still lacks on the day it opens: each is mended where its link leads, or the hub opens without it by name. */
export default function Opening({ hub, done }: { hub: Hub; done: () => void }) {
  const { t, code } = useReader();
  const queries = useQueryClient();
  const [without, setWithout] = useState<readonly string[]>([]);
  const { data } = useQuery({ ...checklistQuery(hub), staleTime: 0 });
  const gaps = data?.items.filter(({ met }) => !met) ?? [];
  const open = useMutation({
    mutationFn: () =>
      answered(
        api.PUT('/hubs/{id}/state', {
          params: { path: { id: hub.id } },
          headers: from(hub.version),
          body: { state: 'open', despite: gaps.map(({ item }) => item).filter((item) => without.includes(item)) as Without },
        }),
      ),
    onSuccess: ({ state }) => {
      toast(`${hub.name}: ${code('hubStates', state)}`, { tone: 'good' });
      done();
    },
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['hubs'] }), queries.invalidateQueries({ queryKey: ['checklist', hub.id] })]), // prettier-ignore
  });
  return (
    <Dialog title={t('console.hub.open.title', { name: hub.name })} onClose={done} size="lg">
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        {gaps.length > 0 && <p>{t('console.hub.open.about')}</p>}
        <ul className={styles.gaps}>
          {gaps.map((gap) => (
            <li key={gap.item}>
              <Gap hub={hub.id} gap={gap} />
              <Checkbox
                label={t('console.hub.open.without', { item: t(`console.hub.item.${gap.item}` satisfies Key) })}
                checked={without.includes(gap.item)}
                onChange={({ currentTarget: { checked } }) =>
                  setWithout((now) => (checked ? [...now, gap.item] : now.filter((item) => item !== gap.item)))
                }
              />
            </li>
          ))}
        </ul>
        <Refused error={open.error} beside />
        <div className={pieces.acts}>
          <Button type="submit" loading={open.isPending} disabled={!data || gaps.some(({ item }) => !without.includes(item))}>
            {t('console.hub.open.go')}
          </Button>
          <Button variant="default" onClick={done}>
            {t('page.back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
