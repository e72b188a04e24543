import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, from, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { Choosing } from '../shell/choosing.js';
import { Dialog } from '../shell/dialog.js';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { Declaring } from './declaring.js';
import { PartnerCard } from './partner-card.js';
import type { Introduction } from './queries.js';
import styles from './partners.module.css';

type Answer = Shapes['AnswerConsent'];

/** One decision: who it may be, two reasons for, one gap; interested, not now, not for us. */
export function Deciding({ introduction }: { introduction: Introduction }) {
  const { t, codes, moment } = useReader();
  const { zone } = useMe();
  const queries = useQueryClient();
  const { id, side, version, card, ownTitle, hub, expiresAt, attestation } = introduction;
  const [asking, setAsking] = useState<'accept' | 'decline' | 'not_now'>();
  const [until, setUntil] = useState('');
  const answer = useMutation({
    mutationFn: (body: Answer) =>
      answered(
        api.PUT('/introductions/{id}/answer', { params: { path: { id }, query: { side } }, headers: from(version), body }),
      ),
    onSuccess: async ({ state }) => {
      setAsking(undefined);
      toast(t(state === 'accepted' ? 'console.partners.accepted' : 'console.partners.recorded'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: ['introductions'] });
    },
    // somebody of one's own side may have been quicker
    onError: () => queries.invalidateQueries({ queryKey: ['introductions'] }),
  });
  return (
    <PartnerCard card={card} own={ownTitle}>
      <Refused error={answer.error} />
      <div className={styles.acts}>
        <Button
          loading={answer.isPending}
          onClick={() => (attestation ? setAsking('accept') : answer.mutate({ answer: 'accept' }))}
        >
          {t('answer.accepted')}
        </Button>
        <Button variant="default" disabled={answer.isPending} onClick={() => setAsking('not_now')}>
          {t('answer.not_now')}
        </Button>
        <Button variant="default" disabled={answer.isPending} onClick={() => setAsking('decline')}>
          {t('answer.declined')}
        </Button>
      </div>
      <p className={pieces.quiet}>
        {expiresAt && t('console.partners.until', { moment: moment(expiresAt, zone) })}{' '}
        {t('console.partners.through', { hub: hub.name })}
      </p>
      {asking === 'accept' && attestation && (
        <Dialog onClose={() => setAsking(undefined)} title={t('answer.accepted')}>
          <form
            className={pieces.form}
            onSubmit={(event) => {
              event.preventDefault();
              answer.mutate({ answer: 'accept', attests: attestation.version });
            }}
          >
            <Declaring asked={attestation} label={t('console.partners.declare')} />
            <Button type="submit" loading={answer.isPending}>
              {t('answer.accepted')}
            </Button>
          </form>
        </Dialog>
      )}
      {asking === 'decline' && (
        <Dialog onClose={() => setAsking(undefined)} title={t('console.partners.why_not')}>
          <p className={pieces.quiet}>{t('console.partners.why_not.about')}</p>
          <Choosing
            choices={codes('declineCodes')}
            onChoose={(code) => answer.mutate({ answer: 'decline', code: code as Extract<Answer, { code: string }>['code'] })}
          />
        </Dialog>
      )}
      {asking === 'not_now' && (
        <Dialog onClose={() => setAsking(undefined)} title={t('console.partners.when')}>
          <form
            className={pieces.form}
            onSubmit={(event) => {
              event.preventDefault();
              answer.mutate({ answer: 'not_now', until });
            }}
          >
            <TextInput
              type="date"
              label={t('console.partners.ask_again')}
              required
              withAsterisk={false}
              min={tomorrow()}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
            <Button type="submit" loading={answer.isPending}>
              {t('page.send')}
            </Button>
          </form>
        </Dialog>
      )}
    </PartnerCard>
  );
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
