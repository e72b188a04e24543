import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { Link } from 'react-router';
import type { Session } from '../api/queries.js';
import { Icon } from '../look/icons.js';
import { languages, ownName, useSpeaking } from '../texts/reader.js';
import { Face } from './face.js';
import { leave } from './leaving.js';
import styles from './person-menu.module.css';

const schemes: { scheme: MantineColorScheme; name: 'console.light.auto' | 'console.light.light' | 'console.light.dark' }[] = [
  { scheme: 'auto', name: 'console.light.auto' },
  { scheme: 'light', name: 'console.light.light' },
  { scheme: 'dark', name: 'console.light.dark' },
];

export default function PersonMenu({ session }: { session: Session }) {
  const { reader, speak } = useSpeaking();
  const { t, tongue } = reader;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="top-start" width={240} withinPortal>
      <Menu.Target>
        <button type="button" className={styles.person}>
          <Face name={session.name} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/me" leftSection={<Icon name="person" size={16} />}>
          {t('console.account.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('console.language')}</Menu.Label>
        {languages.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            role="menuitemradio"
            aria-checked={reader.language === each}
            onClick={() => void speak(each)}
            rightSection={reader.language === each ? <Icon name="check" size={14} /> : null}
          >
            {ownName(each)} <span className={styles.aside}>{tongue(each)}</span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('console.light')}</Menu.Label>
        {schemes.map(({ scheme, name }) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? <Icon name="check" size={14} /> : null}
          >
            {t(name)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="leave" size={16} />} onClick={() => void leave()}>
          {t('page.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
