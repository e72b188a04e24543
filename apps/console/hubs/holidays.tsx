import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';
import { TakingHolidays } from './taking-holidays.js';
import styles from './hubs.module.css';

type Hub = Shapes['HubView'];

/** The days on which its clocks stand still. */
export function Holidays({ hub: { id } }: { hub: Hub }) {
  const { t, day: dayOf } = useReader();
  const queries = useQueryClient();
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const [year, setYear] = useState<number>();
  const holidays = useQuery({
    queryKey: ['holidays', id],
    queryFn: () => answered(api.GET('/hubs/{id}/holidays', { params: { path: { id } } })),
  });
  const known = (after: Shapes['HolidaysView']) => {
    queries.setQueryData(['holidays', id], after);
    void queries.invalidateQueries({ queryKey: ['checklist', id] });
  };
  const add = useMutation({
    mutationFn: () =>
      answered(
        api.PUT('/hubs/{id}/holidays', {
          params: { path: { id } },
          body: { days: [{ day, ...(name.trim() && { name: name.trim() }) }] },
        }),
      ),
    onSuccess: (after) => {
      known(after);
      setDay('');
      setName('');
    },
  });
  const remove = useMutation({
    mutationFn: (gone: string) => answered(api.DELETE('/hubs/{id}/holidays/{day}', { params: { path: { id, day: gone } } })),
    onSuccess: known,
  });
  return (
    <Part id="holidays" title={t('console.hub.holidays')} about={t('console.hub.holidays.about')}>
      <Fetched from={holidays} rows={3}>
        {({ items, missing, years }) => (
          <>
            {missing.length > 0 && (
              <p className={pieces.failed}>{t('console.hubs.lacks.holidays', { years: missing.join(', ') })}</p>
            )}
            {items.length > 0 && (
              <Lines>
                {items.map((each) => (
                  <Line
                    key={each.day}
                    short
                    end={
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t('console.hub.holiday.remove', { day: dayOf(each.day) })}
                        loading={remove.isPending && remove.variables === each.day}
                        onClick={() => remove.mutate(each.day)}
                      >
                        {t('console.hub.remove')}
                      </Button>
                    }
                  >
                    <p>
                      <time dateTime={each.day} className={styles.day}>
                        {dayOf(each.day)}
                      </time>{' '}
                      {each.name && <bdi>{each.name}</bdi>}{' '}
                      {each.expected && <span className={pieces.badge}>{t('console.hub.holiday.expected')}</span>}
                    </p>
                    {each.source && (
                      <p className={pieces.quiet}>
                        <bdi>{each.source}</bdi>
                      </p>
                    )}
                  </Line>
                ))}
              </Lines>
            )}
            {year ? (
              <TakingHolidays
                hub={id}
                year={year}
                done={(after) => {
                  if (after) known(after);
                  setYear(undefined);
                }}
              />
            ) : (
              <div className={pieces.acts}>
                {years.map((each) => (
                  <Button key={each} variant="default" onClick={() => setYear(each)}>
                    {t('console.hub.holiday.look', { year: String(each) })}
                  </Button>
                ))}
              </div>
            )}
          </>
        )}
      </Fetched>
      <Refused error={add.error ?? remove.error} />
      <form
        className={styles.adding}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextInput
          type="date"
          label={t('console.hub.holiday.day')}
          required
          withAsterisk={false}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('console.hub.holiday.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          {t('console.hub.holiday.add')}
        </Button>
      </form>
    </Part>
  );
}
