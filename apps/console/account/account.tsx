import { Button, PasswordInput, SegmentedControl, Select, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { Link } from 'react-router';
import { answered, api } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { Icon } from '../look/icons.js';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { leave } from '../shell/leaving.js';
import { Page, Part } from '../shell/page.js';
import { placesOf } from '../shell/places.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { isLanguage, languages, ownName, useSpeaking } from '../texts/reader.js';
import { DigestPreferences } from './digest-preferences.js';
import { Keys } from './keys.js';
import styles from './account.module.css';

export default function Account() {
  const { reader, speak } = useSpeaking();
  const { t } = reader;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Page title={t('console.account.title')}>
      <Elsewhere />
      <Part title={t('console.account.screen')} about={t('console.account.screen.about')}>
        <Select
          label={t('console.language')}
          data={languages.map((value) => ({ value, label: ownName(value) }))}
          value={reader.language}
          allowDeselect={false}
          onChange={(next) => isLanguage(next) && void speak(next)}
        />
        <div>
          <p className={styles.label} id="light">
            {t('console.light')}
          </p>
          <SegmentedControl
            aria-labelledby="light"
            value={colorScheme}
            onChange={(next) => setColorScheme(next as MantineColorScheme)}
            data={[
              { value: 'auto', label: t('console.light.auto') },
              { value: 'light', label: t('console.light.light') },
              { value: 'dark', label: t('console.light.dark') },
            ]}
          />
        </div>
      </Part>
      <DigestPreferences />
      <Password />
      <Keys />
      <Button
        variant="default"
        leftSection={<Icon name="leave" size={16} />}
        onClick={() => void leave()}
        className={pieces.start}
      >
        {t('page.sign_out')}
      </Button>
    </Page>
  );
}

/** On a phone the foot of the screen has room for four places: the others are here. */
function Elsewhere() {
  const { reader } = useSpeaking();
  const places = placesOf(useMe()).flatMap((group) => group.places);
  if (places.length <= 4) return null;
  return (
    <nav className={styles.elsewhere} aria-label={reader.t('console.navigation.more')}>
      <Lines>
        {places.slice(4).map(({ to, name, icon }) => (
          <Line key={to}>
            <Link to={to}>
              <Icon name={icon} size={18} /> {reader.t(name)}
            </Link>
          </Line>
        ))}
      </Lines>
    </nav>
  );
}

function Password() {
  const { reader } = useSpeaking();
  const { t } = reader;
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => answered(api.PUT('/me/password', { body: { password, ...(current && { current }) } })),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      toast(t('console.password.changed'), { tone: 'good' });
    },
  });
  const { error } = change;
  const fields = refusedFields(error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Part title={t('signin.password')} about={t('console.password.about')}>
      <form onSubmit={submit} className={pieces.form}>
        <Refused error={error} beside />
        <PasswordInput
          label={t('console.password.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('console.password.show') }}
        />
        <PasswordInput
          label={t('signin.password.new')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={15}
          error={fields.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('console.password.show') }}
        />
        <Button type="submit" loading={change.isPending} className={pieces.start}>
          {t('page.save')}
        </Button>
      </form>
    </Part>
  );
}
