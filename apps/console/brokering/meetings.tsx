import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, from, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Refused, useRefusedToast } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';

type Meeting = Shapes['MeetingView'];

/** Times that all parties are asked for, what they marked, and the one that was booked. */
export function Meetings({ introduction }: { introduction: string }) {
  const { t } = useReader();
  const meetings = useQuery({
    queryKey: ['meetings', introduction],
    refetchInterval: 60_000,
    queryFn: () => answered(api.GET('/introductions/{id}/meetings', { params: { path: { id: introduction } } })),
  });
  return (
    <section className={pieces.form}>
      <h3>{t('console.meetings')}</h3>
      <Fetched from={meetings} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={pieces.quiet}>{t('console.meetings.none')}</p>
          ) : (
            <Lines>
              {items.map((meeting) => (
                <One key={meeting.id} meeting={meeting} />
              ))}
            </Lines>
          )
        }
      </Fetched>
      <Proposing introduction={introduction} />
    </section>
  );
}

function One({ meeting }: { meeting: Meeting }) {
  const { t, moment, list } = useReader();
  const refused = useRefusedToast();
  const { zone } = useMe();
  const { id, version, introduction, state, startsAt, minutes, times, parties, place, noCommonTime } = meeting;
  const queries = useQueryClient();
  const settled = {
    onSettled: () => queries.invalidateQueries({ queryKey: ['meetings', introduction] }),
    onError: refused,
  };
  const book = useMutation({
    mutationFn: (at: string) =>
      answered(api.PUT('/meetings/{id}/booking', { params: { path: { id } }, headers: from(version), body: { startsAt: at } })),
    ...settled,
  });
  const cancel = useMutation({
    mutationFn: () => answered(api.DELETE('/meetings/{id}', { params: { path: { id } }, headers: from(version) })),
    ...settled,
  });
  const live = state === 'polling' || state === 'booked' || state === 'moved';
  const nameOf = (party: string) => parties.find((each) => each.id === party)?.name ?? '';
  const acts = (
    <>
      <State list="meetingStates" state={state} />
      {live && (
        <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('console.meetings.cancel')}
        </Button>
      )}
    </>
  );
  return (
    <Line end={acts}>
      <p>
        <b>{startsAt ? moment(startsAt, zone) : t('console.meetings.asked')}</b>{' '}
        <span className={pieces.quiet}>
          {t('console.meetings.minutes', { count: minutes })}
          {place && (
            <>
              {' '}
              · <bdi>{place}</bdi>
            </>
          )}
        </span>
      </p>
      {noCommonTime && state === 'polling' && <p className={pieces.failed}>{t('console.meetings.no_common')}</p>}
      {state === 'polling' &&
        times.map((time) => (
          <p key={time.startsAt} className={pieces.acts}>
            <span>{moment(time.startsAt, zone)}</span>
            <span className={pieces.quiet}>
              {time.parties.length
                ? t('console.meetings.can', { names: list(time.parties.map(nameOf)) })
                : t('console.meetings.nobody_can')}
            </span>
            <Button
              size="compact-xs"
              variant="default"
              loading={book.isPending && book.variables === time.startsAt}
              onClick={() => book.mutate(time.startsAt)}
            >
              {t('console.meetings.book')}
            </Button>
          </p>
        ))}
    </Line>
  );
}

/** A new poll: up to three times, in the zone of whoever proposes them. */
function Proposing({ introduction }: { introduction: string }) {
  const reader = useReader();
  const { t } = reader;
  const queries = useQueryClient();
  const [times, setTimes] = useState(['', '', '']);
  const [minutes, setMinutes] = useState(45);
  const [place, setPlace] = useState('');
  const propose = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/introductions/{id}/meetings', {
          params: { path: { id: introduction } },
          body: {
            minutes,
            times: times.filter(Boolean).map((time) => new Date(time).toISOString()),
            ...(place.trim() && { place: place.trim() }),
            optional: [],
            colleagues: [],
          },
        }),
      ),
    onSuccess: async () => {
      setTimes(['', '', '']);
      toast(t('console.meetings.proposed'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: ['meetings', introduction] });
    },
  });
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate();
      }}
    >
      <Refused error={propose.error} />
      <div className={pieces.two}>
        {times.map((time, place) => (
          <TextInput
            key={place}
            type="datetime-local"
            label={t('console.meetings.time', { number: place + 1 })}
            required={place === 0}
            withAsterisk={false}
            value={time}
            onChange={(event) => {
              const next = event.currentTarget.value;
              setTimes((now) => now.map((each, at) => (at === place ? next : each)));
            }}
          />
        ))}
        <TextInput
          type="number"
          min={15}
          max={480}
          step={15}
          label={t('console.meetings.length')}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.valueAsNumber || 0)}
        />
        <TextInput
          label={t('console.meetings.place')}
          maxLength={300}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      </div>
      <p className={pieces.quiet}>{t('console.meetings.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}</p>
      <Button type="submit" size="xs" variant="default" loading={propose.isPending} className={pieces.start}>
        {t('console.meetings.propose')}
      </Button>
    </form>
  );
}
