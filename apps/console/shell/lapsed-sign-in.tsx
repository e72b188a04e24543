import { Modal } from '@mantine/core';
import { useState } from 'react';
import { lapse } from '../api/lapse.js';
import { useSession } from '../api/queries.js';
import { PasswordForm } from '../entrance/password-form.js';
import { useReader } from '../texts/reader.js';

/**
 * The sign-in ended while somebody was at work: they sign in over what they were doing, and it goes on. For anybody else it does not: what
 * waited was not theirs.
 */
export default function LapsedSignIn() {
  const { t } = useReader();
  const [before] = useState(useSession());
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} title={t('console.lapsed.title')}>
      <p>{t('console.lapsed.text')}</p>
      <PasswordForm onSigned={({ person }) => (before && before.person !== person ? location.assign('/app/') : lapse.mend())} />
    </Modal>
  );
}
