import { ActionIcon, Button, Checkbox, Indicator, Popover, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../api/queries.js';
import { countries } from '../listings/choices.js';
import { Icon } from '../look/icons.js';
import { useReader, type Key } from '../texts/reader.js';
import { refinements, usual, type Filters } from './filters.js';
import { colleaguesQuery } from './queries.js';
import styles from './view-menu.module.css';

type Props = { hub: string; filters: Filters; setFilters: (filters: Filters) => void };

const sorts = ['clock', 'deadline', 'score', 'newest'] as const;
const origins = ['matched', 'manual', 'interest'] as const;
const scores = [0.5, 0.6, 0.7, 0.8, 0.9];

/** The finer wishes: whose, from where, how good, in which order. */
export default function FilterForm({ hub, filters, setFilters }: Props) {
  const reader = useReader();
  const { t, share } = reader;
  const { person } = useMe();
  const [opened, setOpened] = useState(false);
  const { data: colleagues } = useQuery({ ...colleaguesQuery(hub), enabled: opened });
  const wishes = refinements(filters).filter((name) => name !== 'text').length;
  const set = (part: { [N in keyof Filters]?: Filters[N] | undefined }) => setFilters({ ...filters, ...part } as Filters);
  return (
    <Popover position="bottom-end" width={300} withinPortal trapFocus opened={opened} onChange={setOpened}>
      <Indicator label={wishes} size={16} disabled={wishes === 0}>
        <Popover.Target>
          <ActionIcon variant="default" size="md" aria-label={t('console.filter')} onClick={() => setOpened((now) => !now)}>
            <Icon name="filter" size={16} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown className={styles.form}>
        <Select
          label={t('console.filter.sort')}
          data={sorts.map((value) => ({ value, label: t(`console.sort.${value}` satisfies Key) }))}
          value={filters.sort}
          allowDeselect={false}
          onChange={(sort) => set({ sort: sort as Filters['sort'] })}
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          label={t('console.assignee')}
          clearable
          data={[
            { value: 'me', label: t('console.assign.me') },
            { value: 'nobody', label: t('console.assign.nobody') },
            ...(colleagues?.items.filter(({ id }) => id !== person).map(({ id, name }) => ({ value: id, label: name })) ?? []),
          ]}
          value={filters.assignee ?? null}
          onChange={(assignee) => set({ assignee: assignee ?? undefined })}
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          label={t('console.filter.country')}
          clearable
          searchable
          data={countries(reader)}
          value={filters.country ?? null}
          onChange={(country) => set({ country: country ?? undefined })}
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          label={t('console.filter.score')}
          clearable
          data={scores.map((score) => ({ value: String(score), label: share(score) }))}
          value={filters.minScore === undefined ? null : String(filters.minScore)}
          onChange={(score) => set({ minScore: score === null ? undefined : Number(score) })}
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          label={t('console.origin')}
          clearable
          data={origins.map((value) => ({ value, label: t(`code.proposalOrigins.${value}` satisfies Key) }))}
          value={filters.origin ?? null}
          onChange={(origin) => set({ origin: (origin ?? undefined) as Filters['origin'] })}
          comboboxProps={{ withinPortal: false }}
        />
        <Checkbox
          label={t('console.filter.watching')}
          checked={filters.watching === 'yes'}
          onChange={(event) => set({ watching: event.currentTarget.checked ? 'yes' : undefined })}
        />
        <Button variant="default" onClick={() => setFilters({ ...usual, show: filters.show })}>
          {t('console.filter.clear')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
