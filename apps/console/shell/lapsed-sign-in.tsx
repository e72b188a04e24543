import { Modal } from '@mantine/core';
import { lapse } from '../api/lapse.js';
import { PasswordForm } from '../entrance/password-form.js';
import { useReader } from '../texts/reader.js';

/** The sign-in ended while somebody was at work: they sign in over what they were doing, and it goes on. */
export default function LapsedSignIn() {
  const { t } = useReader();
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} title={t('console.lapsed.title')}>
      <p>{t('console.lapsed.text')}</p>
      <PasswordForm onSigned={() => lapse.mend()} />
    </Modal>
  );
}
