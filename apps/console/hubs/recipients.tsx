import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { Icon } from '../look/icons.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';
import { AddingRecipient } from './adding-recipient.js';
import { recipientsQuery } from './queries.js';

/** Who reads the news of an organisation's listings without an account: named here, confirmed by themselves. */
export function Recipients({ hub }: { hub: Shapes['HubView'] }) {
  const { t } = useReader();
  const [adding, setAdding] = useState(false);
  const found = useQuery(recipientsQuery(hub.id));
  return (
    <Part title={t('console.recipients')} about={t('console.recipients.about')}>
      <Fetched from={found} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={pieces.quiet}>{t('console.recipients.none')}</p>
          ) : (
            <Lines>
              {items.map((recipient) => (
                <One key={recipient.contact} hub={hub.id} recipient={recipient} />
              ))}
            </Lines>
          )
        }
      </Fetched>
      <Button
        variant="default"
        className={pieces.start}
        leftSection={<Icon name="plus" size={16} />}
        onClick={() => setAdding(true)}
      >
        {t('console.recipients.add')}
      </Button>
      {adding && <AddingRecipient hub={hub} done={() => setAdding(false)} />}
    </Part>
  );
}

function One({ hub, recipient }: { hub: string; recipient: Shapes['RecipientView'] }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const refused = useRefusedToast();
  const { contact, name, email, state } = recipient;
  const end = useMutation({
    mutationFn: () => answered(api.DELETE('/hubs/{hub}/recipients/{contact}', { params: { path: { hub, contact } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: recipientsQuery(hub).queryKey }),
    onError: refused,
  });
  return (
    <Line
      end={
        <>
          <State list="recipientStates" state={state} />
          {state !== 'ended' && (
            <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
              {t('console.recipients.end')} <span className="heard">{name}</span>
            </Button>
          )}
        </>
      }
    >
      <p>
        <bdi>{name}</bdi>
      </p>
      <p className={pieces.quiet} dir="ltr">
        {email}
      </p>
    </Line>
  );
}
