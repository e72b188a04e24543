import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { answered, api, Refusal } from '../api/client.js';
import { sessionQuery, type Session } from '../api/queries.js';
import { wordsFor } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import styles from './entrance.module.css';

/** Address and password; used at the door, and over a screen whose sign-in has lapsed. */
export function PasswordForm({ onSigned }: { onSigned: (session: Session) => void }) {
  const reader = useReader();
  const { t } = reader;
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: () =>
      answered(api.POST('/session', { body: { email: email.trim(), password, ...(code && { code: code.trim() }) } })),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      onSigned(session);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  const { error } = signIn;
  // an address that is none is answered like an unknown one
  const unknown = error instanceof Refusal && [401, 422].includes(error.problem.status);
  const asksCode = error instanceof Refusal && error.problem.code === 'code_needed';
  return (
    <form className={styles.form} onSubmit={submit}>
      {error && (
        <p className={styles.failed} role="alert">
          {asksCode
            ? t('problem.code_needed.detail')
            : unknown
              ? t('signin.failed')
              : `${wordsFor(reader, error).title}. ${wordsFor(reader, error).detail}`}
        </p>
      )}
      <TextInput
        label={t('signin.address')}
        name="email"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        size="md"
        dir="ltr"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        data-autofocus
      />
      <PasswordInput
        label={t('signin.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('console.password.show') }}
      />
      {(asksCode || code) && (
        <TextInput
          label={t('signin.code')}
          name="code"
          dir="ltr"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          size="md"
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
        {t('signin.submit')}
      </Button>
    </form>
  );
}
