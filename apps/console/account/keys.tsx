import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { wordsFor } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import styles from './account.module.css';

/** What a key that may only read is allowed; the operations are those of docs/access.md. */
const reading = ['session.read', 'listing.read', 'organisation.read', 'hub.read', 'introduction.read', 'export.read', 'proposal.read', 'match.read']; // prettier-ignore

/** Keys with which programs act for the person: made, shown once, revoked. */
export function Keys() {
  const { t, day } = useReader();
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => answered(api.GET('/me/keys')) });
  const again = () => queries.invalidateQueries({ queryKey: ['keys'] });
  const revoke = useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/me/keys/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      toast(t('console.keys.revoked'));
      await again();
    },
  });
  const revoking = (id: string) => (
    <Button size="xs" variant="default" loading={revoke.isPending && revoke.variables === id} onClick={() => revoke.mutate(id)}>
      {t('console.keys.revoke')}
    </Button>
  );
  return (
    <Part title={t('console.keys')} about={t('console.keys.about')}>
      <Fetched from={keys} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={pieces.quiet}>{t('console.keys.none')}</p>
          ) : (
            <Lines>
              {items.map(({ id, name, expiresAt }) => (
                <Line key={id} end={revoking(id)}>
                  <bdi>{name}</bdi>
                  <p className={pieces.quiet}>{t('console.keys.until', { day: day(expiresAt) })}</p>
                </Line>
              ))}
            </Lines>
          )
        }
      </Fetched>
      <Refused error={revoke.error} />
      <Making made={again} />
    </Part>
  );
}

function Making({ made }: { made: () => Promise<void> }) {
  const reader = useReader();
  const { t } = reader;
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  const [readOnly, setReadOnly] = useState(true);
  const make = useMutation({
    mutationFn: () => answered(api.POST('/me/keys', { body: { name: name.trim(), days, scopes: readOnly ? reading : ['*'] } })),
    onSuccess: async () => {
      setName('');
      await made();
    },
  });
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      {make.data && (
        <p role="status">
          {t('console.keys.shown')}{' '}
          <code dir="ltr" className={styles.codes}>
            {make.data.key}
          </code>
        </p>
      )}
      <div className={pieces.two}>
        <TextInput
          label={t('console.keys.name')}
          required
          withAsterisk={false}
          maxLength={100}
          error={make.error && wordsFor(reader, make.error).detail}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NumberInput label={t('console.keys.days')} min={1} max={365} value={days} onChange={(next) => setDays(Number(next))} />
      </div>
      <Checkbox
        label={t('console.keys.read_only')}
        checked={readOnly}
        onChange={(event) => setReadOnly(event.currentTarget.checked)}
      />
      <Button type="submit" variant="default" loading={make.isPending} className={pieces.start}>
        {t('console.keys.make')}
      </Button>
    </form>
  );
}
