import { Modal } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import type { Session } from '../api/queries.js';
import { useStore } from '../api/store.js';
import { Icon, type IconName } from '../look/icons.js';
import { languages, ownName, useSpeaking } from '../texts/reader.js';
import { commands, shownKey } from './commands.js';
import { leave } from './leaving.js';
import { placesOf } from './places.js';
import styles from './palette.module.css';

type Choice = { id: string; name: string; icon: IconName; run: () => unknown; hint?: string };

/** Everything that can be gone to or done from anywhere, by a few letters of its name. */
export default function Palette({ session, onClose }: { session: Session; onClose: () => void }) {
  const { reader } = useSpeaking();
  const { t } = reader;
  const choices = useChoices(session);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const found = choices.filter(({ name }) => matches(name, words, reader.language));
  const current = Math.min(at, found.length - 1);
  const run = (command: Choice | undefined) => {
    if (!command) return;
    onClose();
    void command.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') run(found[current]);
    else if (event.key === 'ArrowDown') setAt(Math.min(current + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="12vh"
      centered={false}
      aria-label={t('console.palette.open')}
    >
      <div className={styles.field}>
        <Icon name="search" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={found[current] && `${list}-${found[current].id}`}
          aria-label={t('console.palette.open')}
          placeholder={t('console.palette.hint')}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <kbd>Esc</kbd>
      </div>
      <ul id={list} role="listbox" aria-label={t('console.palette.open')} className={styles.list}>
        {found.map((command, place) => (
          <li
            key={command.id}
            id={`${list}-${command.id}`}
            role="option"
            aria-selected={place === current}
            onMouseMove={() => setAt(place)}
            onClick={() => run(command)}
          >
            <Icon name={command.icon} /> <span>{command.name}</span> {command.hint && <kbd>{command.hint}</kbd>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.none}>{t('console.palette.none')}</p>}
    </Modal>
  );
}

function useChoices(session: Session): Choice[] {
  const { reader, speak } = useSpeaking();
  const { t } = reader;
  const go = useNavigate();
  const ofScreen = useStore(commands);
  return [
    ...ofScreen
      .filter(({ able = true }) => able)
      .map((command): Choice => ({
        ...command,
        id: `key-${command.key.replace(/\W/g, (sign) => String(sign.charCodeAt(0)))}`,
        hint: shownKey(command),
      })),
    ...placesOf(session).flatMap(({ places }) =>
      places.map(({ to, name, icon }) => ({
        id: to.slice(1).replace('/', '-'),
        name: t(name),
        icon,
        run: () => go(to),
      })),
    ),
    { id: 'me', name: t('console.account.title'), icon: 'person', run: () => go('/me') },
    ...languages
      .filter((each) => each !== reader.language)
      .map((each): Choice => ({
        id: each,
        name: `${t('console.language')}: ${ownName(each)}`,
        icon: 'globe',
        run: () => speak(each),
      })),
    { id: 'leave', name: t('page.sign_out'), icon: 'leave', run: leave },
  ];
}

/** Each word that was typed begins some word of the name. */
const matches = (name: string, words: string, language: string): boolean => {
  const whole = ` ${name.toLocaleLowerCase(language)}`;
  return words.toLocaleLowerCase(language).split(/\s+/).every((word) => whole.includes(` ${word}`)); // prettier-ignore
};
