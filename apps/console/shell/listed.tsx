import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { PageOf } from '../api/pages.js';
import { OneOf } from '../look/one-of.js';
import { capital, useReader } from '../texts/reader.js';
import { Failed, Waiting } from './states.js';
import styles from './listed.module.css';

type Fetching<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;

/** What is fetched: its shape until it is here, what went wrong, or what it is. */
export function Fetched<T>({ from, rows, children }: { from: Fetching<T>; rows?: number; children: (data: T) => ReactNode }) {
  const { data, error, refetch } = from;
  if (data !== undefined) return children(data);
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting {...(rows && { rows })} />;
}

type Pages<P> = UseInfiniteQueryResult<InfiniteData<P>>;
type Props<P, Item> = {
  list: Pages<P>;
  rows?: number;
  /** What stands where nothing is: why, and what comes next. */
  none: ReactNode;
  children: (items: readonly Item[]) => ReactNode;
};

/** A list with all that a list has besides its lines: waiting, failed, empty, and more of it. */
export function Listed<P extends PageOf<Item>, Item = P['items'][number]>({ list, rows, none, children }: Props<P, Item>) {
  const { t } = useReader();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  return (
    <Fetched from={list} {...(rows && { rows })}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        return (
          <>
            {items.length === 0 ? none : children(items)}
            {hasNextPage && (
              <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('console.more')}
              </Button>
            )}
          </>
        );
      }}
    </Fetched>
  );
}

/** Which of these the address names; the address keeps it, so that a part of a list can be sent to a colleague. */
export function useNamed<Value extends string>(name: string, values: readonly Value[]) {
  const [address, setAddress] = useSearchParams();
  const named = values.find((each) => each === address.get(name));
  const choose = (value: Value | null) =>
    setAddress((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true }); // prettier-ignore
  return [named, choose] as const;
}

type Choice<Value extends string> = {
  /** The code list that names them: `code.<list>.<code>`. */
  list: string;
  values: readonly Value[];
  value: Value | undefined;
  choose: (value: Value | null) => void;
};

/** Only those in one state. */
export function ByState<Value extends string>({ list, values, value, choose }: Choice<Value>) {
  const { t, code, language } = useReader();
  return (
    <OneOf
      name={t('hits.state')}
      none={t('console.any_state')}
      choices={values.map((each) => ({ value: each, label: capital(language, code(list, each)) }))}
      value={value ?? ''}
      onChoose={(next) => choose(next || null)}
    />
  );
}

/** One of a few parts of a list, each a click away. */
export function Parted<Value extends string>({ list, values, value, choose }: Choice<Value>) {
  const { t, code, language } = useReader();
  return (
    <div className={styles.parts} role="group" aria-label={t('hits.state')}>
      {values.map((each) => (
        <button key={each} type="button" aria-pressed={each === (value ?? values[0])} onClick={() => choose(each)}>
          {capital(language, code(list, each))}
        </button>
      ))}
    </div>
  );
}
