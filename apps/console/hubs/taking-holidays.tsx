import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';

type Props = { hub: string; year: number; done: (after?: Shapes['HolidaysView']) => void };

/** What a library says of a year in the hub's country, to be chosen from. */
export function TakingHolidays({ hub, year, done }: Props) {
  const { t, day: dayOf } = useReader();
  const [except, setExcept] = useState<readonly string[]>([]);
  const path = { id: hub, year };
  const said = useQuery({
    queryKey: ['public-holidays', hub, year],
    queryFn: () => answered(api.GET('/hubs/{id}/public-holidays/{year}', { params: { path } })),
    gcTime: 0,
  });
  const take = useMutation({
    mutationFn: () => answered(api.PUT('/hubs/{id}/public-holidays/{year}', { params: { path }, body: { except: [...except] } })),
    onSuccess: (after) => {
      toast(t('console.hub.holiday.taken'), { tone: 'good' });
      done(after);
    },
  });
  const toggle = (day: string) => setExcept(except.includes(day) ? except.filter((each) => each !== day) : [...except, day]);
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        take.mutate();
      }}
    >
      <Fetched from={said} rows={6}>
        {({ source, licence, items }) => (
          <>
            <fieldset className={pieces.choices}>
              <legend>{t('console.hub.holiday.look', { year: String(year) })}</legend>
              <p className={pieces.quiet}>{t('console.hub.holiday.taking.about')}</p>
              {items.map(({ day, name, note, expected, here }) => (
                <Checkbox
                  key={day}
                  label={
                    <>
                      {dayOf(day)} <bdi>{name}</bdi>
                    </>
                  }
                  description={[
                    here && t(here === 'kept' ? 'console.hub.holiday.kept' : 'console.hub.holiday.removed'),
                    expected && t('console.hub.holiday.expected'),
                    note,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  disabled={here !== null}
                  checked={here === null ? !except.includes(day) : here === 'kept'}
                  onChange={() => toggle(day)}
                />
              ))}
            </fieldset>
            <p className={pieces.quiet}>{t('console.hub.holiday.source', { source, licence })}</p>
            <Refused error={take.error} />
          </>
        )}
      </Fetched>
      <div className={pieces.acts}>
        <Button type="submit" loading={take.isPending} disabled={!said.data}>
          {t('console.hub.holiday.take')}
        </Button>
        <Button variant="default" onClick={() => done()}>
          {t('page.back')}
        </Button>
      </div>
    </form>
  );
}
