import { Button, Checkbox, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Link } from 'react-router';
import { Icon } from '../look/icons.js';
import { useReader } from '../texts/reader.js';
import type { Group, Proposal, Show } from './queries.js';
import styles from './queue-list.module.css';

type Props = {
  groups: readonly Group[];
  total: number;
  show: Show;
  words: string;
  open: string | undefined;
  fresh: number;
  load: () => void;
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
  picked: readonly Proposal[];
  approveAll: () => void;
  rejectAll: () => void;
  pathOf: (id: string) => string;
  setShow: (show: Show) => void;
  setWords: (words: string) => void;
  setHelping: (on: boolean) => void;
  field: RefObject<HTMLInputElement | null>;
  state: ReactNode;
};

type Row = { kind: 'need'; group: Group } | { kind: 'proposal'; proposal: Proposal };

export function QueueList(props: Props) {
  const { show, words, fresh, load, picked, field, state, total } = props;
  const reader = useReader();
  const { t, number } = reader;
  return (
    <>
      <header className={styles.head}>
        <div className={styles.line}>
          <h1>
            {t('console.place.inbox')} <span className={`${styles.count} number`}>{number(total)}</span>
          </h1>
          <Tooltip label={t('console.keys.title')}>
            <button
              type="button"
              className={styles.help}
              aria-label={t('console.keys.title')}
              onClick={() => props.setHelping(true)}
            >
              <kbd>?</kbd>
            </button>
          </Tooltip>
        </div>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('console.inbox.show')}
          value={show}
          onChange={(next) => props.setShow(next as Show)}
          data={[
            { value: 'decide', label: t('console.inbox.show.decide') },
            { value: 'approved', label: t('console.inbox.show.approved') },
            { value: 'rejected', label: t('console.inbox.show.rejected') },
          ]}
        />
        <TextInput
          ref={field}
          size="sm"
          type="search"
          aria-label={t('console.inbox.search')}
          placeholder={t('console.inbox.search')}
          leftSection={<Icon name="search" size={15} />}
          rightSection={<kbd>/</kbd>}
          value={words}
          onChange={(event) => props.setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </header>
      {fresh > 0 && (
        <button type="button" className={styles.fresh} onClick={load}>
          {t('console.inbox.fresh', { count: fresh })} <kbd>G</kbd>
        </button>
      )}
      {state ?? <Rows {...props} />}
      {picked.length > 0 && show === 'decide' && (
        <div className={styles.bulk} role="group" aria-label={t('console.inbox.chosen', { count: picked.length })}>
          <span>{t('console.inbox.chosen', { count: picked.length })}</span>
          <Button size="xs" onClick={props.approveAll}>
            {t('queue.approve')}
          </Button>
          <Button size="xs" variant="default" onClick={props.rejectAll}>
            {t('queue.reject')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Only the rows in sight are in the page, so ten thousand scroll like ten. */
function Rows({ groups, open, chosen, toggle, pathOf, show }: Props) {
  const { t } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const rows: Row[] = groups.flatMap((group) => [
    { kind: 'need' as const, group },
    ...group.proposals.map((proposal) => ({ kind: 'proposal' as const, proposal })),
  ]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => (rows[place]?.kind === 'need' ? 66 : 74),
    getItemKey: (place) => keyOf(rows[place]!),
    overscan: 12,
  });
  const at = rows.findIndex((row) => row.kind === 'proposal' && row.proposal.id === open);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return (
    <div ref={scroller} className={styles.rows} tabIndex={0} role="region" aria-label={t('console.inbox.queue')}>
      <ul style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]!;
          return (
            <li
              key={item.key}
              data-index={item.index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row.kind === 'need' ? (
                <NeedHead {...row.group} />
              ) : (
                <One
                  proposal={row.proposal}
                  path={pathOf(row.proposal.id)}
                  current={row.proposal.id === open}
                  chosen={chosen.has(row.proposal.id)}
                  toggle={show === 'decide' ? () => toggle(row.proposal.id) : undefined}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const keyOf = (row: Row) => (row.kind === 'need' ? `need ${row.group.need.id}` : row.proposal.id);

function NeedHead({ need, since }: Group) {
  const { ago, country } = useReader();
  return (
    <div className={styles.need}>
      <p className={styles.needTitle}>
        <bdi>{need.title}</bdi>
      </p>
      <p className={styles.under}>
        <bdi>{need.organisation.name}</bdi>
        {need.organisation.country && <span>{country(need.organisation.country)}</span>}
        <span className={styles.age}>{ago(since)}</span>
      </p>
    </div>
  );
}

function One({
  proposal,
  path,
  current,
  chosen,
  toggle,
}: {
  proposal: Proposal;
  path: string;
  current: boolean;
  chosen: boolean;
  toggle: (() => void) | undefined;
}) {
  const { t, share, country, code } = useReader();
  const { offering, score, coverage, state } = proposal;
  return (
    <div className={styles.one} data-current={current || undefined} data-chosen={chosen || undefined}>
      {toggle && (
        <Checkbox
          size="xs"
          checked={chosen}
          onChange={toggle}
          aria-label={t('console.inbox.choose', { title: offering.title ?? '' })}
        />
      )}
      <Link to={path} className={styles.link} aria-current={current ? 'true' : undefined}>
        <span className={styles.title}>
          <bdi>{offering.title ?? t('held.title')}</bdi>
        </span>
        <span className={styles.under}>
          <bdi>{offering.organisation.name}</bdi>
          {offering.organisation.country && <span>{country(offering.organisation.country)}</span>}
          {state !== 'queued' && <span className={styles.state}>{code('proposalStates', state)}</span>}
        </span>
      </Link>
      <span className={styles.score}>
        <b className="number">{share(score)}</b>
        <span className={styles.known}>
          <span className="heard">{t('console.known', { share: share(coverage) })}</span>
          <svg viewBox="0 0 40 4" aria-hidden="true">
            <rect width="40" height="4" rx="2" />
            <rect width={40 * coverage} height="4" rx="2" data-known />
          </svg>
        </span>
      </span>
    </div>
  );
}
