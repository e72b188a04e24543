import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, Refusal } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { Page, Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { wordsFor } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { QrCode } from './qr-code.js';
import styles from './account.module.css';

/** Before anything else, whoever reads what belongs to others sets up the codes of an app, and keeps the recovery codes. */
export default function SettingUpSecondFactor() {
  const { t } = useReader();
  const [kept, setKept] = useState<readonly string[]>();
  return (
    <Page title={t('problem.second_factor_needed.title')} about={t('console.factor.about')}>
      {kept ? <RecoveryCodes codes={kept} /> : <SetUp onKept={setKept} />}
    </Page>
  );
}

function SetUp({ onKept }: { onKept: (codes: readonly string[]) => void }) {
  const reader = useReader();
  const { t } = reader;
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => answered(api.POST('/me/second-factor')) });
  const keep = useMutation({
    mutationFn: () => answered(api.PUT('/me/second-factor', { body: { code: code.replace(/\s/g, '') } })),
    onSuccess: ({ recoveryCodes }) => onKept(recoveryCodes),
  });
  const error = begin.error ?? keep.error;
  const wrong = keep.error instanceof Refusal && keep.error.problem.status === 422;
  if (!begin.data)
    return (
      <Part title={t('console.factor.title')} about={t('console.factor.app')}>
        <Refused error={error} />
        <Button onClick={() => begin.mutate()} loading={begin.isPending} className={pieces.start}>
          {t('console.factor.begin')}
        </Button>
      </Part>
    );
  return (
    <Part title={t('console.factor.title')} about={t('console.factor.app')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate();
        }}
      >
        <p>{t('console.factor.picture')}</p>
        <QrCode text={begin.data.uri} label={t('console.factor.picture')} />
        <p>{t('console.factor.secret')}</p>
        <p className={styles.codes}>
          <bdi dir="ltr">
            <code>{begin.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </bdi>
        </p>
        <a href={begin.data.uri}>{t('console.factor.open')}</a>
        <TextInput
          label={t('console.factor.code')}
          name="code"
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          minLength={6}
          maxLength={9}
          error={wrong ? t('console.factor.wrong') : error && wordsFor(reader, error).detail}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={keep.isPending} className={pieces.start}>
          {t('console.factor.keep')}
        </Button>
      </form>
    </Part>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useReader();
  const queries = useQueryClient();
  return (
    <Part title={t('console.factor.recovery')} about={t('console.factor.recovery.about')}>
      <ul dir="ltr" className={styles.codes}>
        {codes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <Button onClick={() => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })} className={pieces.start}>
        {t('console.factor.done')}
      </Button>
    </Part>
  );
}
