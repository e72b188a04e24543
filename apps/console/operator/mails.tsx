import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { pagesOf } from '../api/pages.js';
import { useMe } from '../api/queries.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { ByState, Fetched, Listed, useNamed } from '../shell/listed.js';
import { KeptMails } from '../shell/kept-mails.js';
import { Page } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { Empty } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { capital, useReader } from '../texts/reader.js';
import styles from './operator.module.css';

const states = ['waiting', 'sending', 'sent', 'kept', 'failed', 'suppressed', 'unknown'] as const;
type Mail = Shapes['MailView'];

/** What became of each mail; what failed is sent once more. To whom, nobody reads here. */
export default function Mails() {
  const { t } = useReader();
  const [state, choose] = useNamed('state', states);
  const list = useInfiniteQuery(
    pagesOf(['mails', state], (asked) =>
      answered(api.GET('/mails', { params: { query: { ...asked, ...(state && { state }) } } })),
    ),
  );
  return (
    <Page
      title={t('console.place.mails')}
      about={t('console.mails.about')}
      act={<ByState list="mailStates" values={states} value={state} choose={choose} />}
    >
      <KeptMails />
      <Listed list={list} none={<Empty icon="mail" title={t('console.mails.none')} />}>
        {(items) => (
          <Lines>
            {items.map((mail) => (
              <One key={mail.id} mail={mail} />
            ))}
          </Lines>
        )}
      </Listed>
    </Page>
  );
}

function One({ mail }: { mail: Mail }) {
  const { t, ago, tongue, code, language } = useReader();
  const refused = useRefusedToast();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const retry = useMutation({
    mutationFn: () => answered(api.POST('/mails/{id}/retry', { params: { path: { id: mail.id } } })),
    onSuccess: () => toast(t('console.mails.retried'), { tone: 'good' }),
    onError: refused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['mails'] }),
  });
  const again = mail.state === 'failed' || mail.state === 'unknown';
  const acts = (
    <>
      <State list="mailStates" state={mail.state} />
      <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen((now) => !now)}>
        {t('console.mails.log')}
      </Button>
      {again && (
        <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t('console.retry')}
        </Button>
      )}
    </>
  );
  return (
    <Line end={acts}>
      <p>
        <b>{capital(language, code('mailKinds', mail.kind))}</b>
      </p>
      <p className={pieces.quiet}>
        {tongue(mail.language)} · {ago(mail.createdAt)} · {t('console.jobs.tries', { count: mail.tries })}
      </p>
      {mail.lastError && (
        <p className={pieces.failed} dir="ltr">
          {mail.lastError}
        </p>
      )}
      {open && <Log id={mail.id} />}
    </Line>
  );
}

/** Every try and report of one mail, in order. */
function Log({ id }: { id: string }) {
  const { moment, t } = useReader();
  const { zone } = useMe();
  const mail = useQuery({
    queryKey: ['mail', id],
    queryFn: () => answered(api.GET('/mails/{id}', { params: { path: { id } } })),
  });
  return (
    <Fetched from={mail} rows={1}>
      {({ log }) => (
        <ol className={styles.log}>
          {log.length === 0 && <li>{t('console.mails.no_log')}</li>}
          {log.map(({ at, fate, detail }) => (
            <li key={`${at} ${fate}`}>
              <time dateTime={at}>{moment(at, zone)}</time> <span dir="ltr">{[fate, detail].filter(Boolean).join(': ')}</span>
            </li>
          ))}
        </ol>
      )}
    </Fetched>
  );
}
