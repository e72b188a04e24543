import { Button, TextInput } from '@mantine/core';
import { lazy, memo, Suspense, useEffect, useState, type ReactNode, type RefObject } from 'react';
import { Icon } from '../look/icons.js';
import type { Command } from '../shell/commands.js';
import { useReader } from '../texts/reader.js';
import { nameOf, type Filters } from './filters.js';
import { HubChoice } from './hub-choice.js';
import type { Group, Page, Row, View } from './queries.js';
import { QueueRows } from './queue-rows.js';
import styles from './queue-list.module.css';
import menu from './view-menu.module.css';

/** Both open over the queue and are fetched behind it. */
const FilterForm = lazy(() => import('./filter-form.js'));
const ViewMenu = lazy(() => import('./view-menu.js'));

type Props = {
  hub: string;
  groups: readonly Group[];
  total: number;
  counts: Page['counts'] | undefined;
  filters: Filters;
  setFilters: (filters: Filters) => void;
  view: View | undefined;
  views: readonly View[] | undefined;
  open: string | undefined;
  fresh: number;
  load: () => void;
  more: (() => void) | undefined;
  chosen: ReadonlySet<string>;
  toggle: (ids: readonly string[]) => void;
  picked: readonly Row[];
  commands: readonly Command[];
  help: () => void;
  goTo: (id: string) => void;
  search: string;
  field: RefObject<HTMLInputElement | null>;
  state: ReactNode;
};

type HeadProps = Pick<Props, 'hub' | 'filters' | 'setFilters' | 'view' | 'views' | 'counts' | 'field' | 'help'>;
const none: readonly View[] = [];

/** The queue: which part of it, what is looked for, and the needs with what waits beside them. */
export function QueueList(props: Props) {
  const { hub, filters, setFilters, view, views, counts, fresh, load, picked, field, help, state, commands } = props;
  const { t } = useReader();
  return (
    <>
      <Head {...{ hub, filters, setFilters, view, views, counts, field, help }} />
      {fresh > 0 && (
        <button type="button" className={styles.fresh} onClick={load}>
          {t('console.inbox.fresh', { count: fresh })} <kbd>G</kbd>
        </button>
      )}
      {state ?? <QueueRows {...props} />}
      {picked.length > 0 && (
        <div className={styles.bulk} role="group" aria-label={t('console.inbox.chosen', { count: picked.length })}>
          <span>{t('console.inbox.chosen', { count: picked.length })}</span>
          {commands
            .filter(({ key }) => ['a', 'r', 's', 'e', 'o'].includes(key))
            .map(({ key, name, icon, run }) => (
              <Button
                key={key}
                size="xs"
                variant={key === 'a' ? 'filled' : 'default'}
                onClick={run}
                leftSection={<Icon name={icon} size={14} />}
              >
                {name}
              </Button>
            ))}
        </div>
      )}
    </>
  );
}

/** What of the queue is shown, and how to change that; it stays while one goes from pair to pair. */
const Head = memo(function Head({ hub, filters, setFilters, view, views, counts, field, help }: HeadProps) {
  const { t } = useReader();
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h1>{t('console.place.inbox')}</h1>
        <HubChoice hub={hub} />
        <button
          type="button"
          className={styles.help}
          title={t('console.keys.title')}
          aria-label={t('console.keys.title')}
          onClick={help}
        >
          <kbd>?</kbd>
        </button>
      </div>
      <div className={styles.line}>
        <Suspense fallback={<span className={menu.target}>{view?.name ?? t(nameOf(filters))}</span>}>
          <ViewMenu {...{ hub, filters, view, views: views ?? none, counts }} />
          <FilterForm hub={hub} filters={filters} setFilters={setFilters} />
        </Suspense>
      </div>
      <Search field={field} words={filters.text ?? ''} setWords={(text) => setFilters({ ...filters, text })} />
    </header>
  );
});

/** What is typed is looked for when the fingers rest. */
function Search({
  field,
  words,
  setWords,
}: {
  field: RefObject<HTMLInputElement | null>;
  words: string;
  setWords: (words: string | undefined) => void;
}) {
  const { t } = useReader();
  const [typed, setTyped] = useState(words);
  const [said, setSaid] = useState(words);
  // the address was changed from elsewhere: a view, a cleared filter
  if (said !== words) {
    setSaid(words);
    setTyped(words);
  }
  useEffect(() => {
    if (typed.trim() === words) return;
    const rest = setTimeout(() => setWords(typed.trim() || undefined), 250);
    return () => clearTimeout(rest);
  });
  return (
    <TextInput
      ref={field}
      size="sm"
      type="search"
      maxLength={100}
      aria-label={t('console.inbox.search')}
      placeholder={t('console.inbox.search')}
      leftSection={<Icon name="search" size={15} />}
      rightSection={<kbd>/</kbd>}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
