import type { ReactNode } from 'react';
import { useKeys } from './keys.js';
import styles from './choosing.module.css';

type Choice = { value: string; label: ReactNode };

type Props = { choices: readonly Choice[]; onChoose: (value: string) => void; keys?: boolean };

/** A few answers, each a button with its number on it: in a dialog the number alone is an answer. */
export function Choosing({ choices, onChoose, keys = true }: Props) {
  const runs = choices.map(({ value }, place) => [keyAt(place).toLowerCase(), () => notWriting() && onChoose(value)]);
  useKeys(keys ? Object.fromEntries(runs) : {}, { always: true, passive: true });
  return (
    <ul className={styles.choices}>
      {choices.map(({ value, label }, place) => (
        <li key={value}>
          <button type="button" onClick={() => onChoose(value)} data-autofocus={(keys && place === 0) || undefined}>
            {keys && keyAt(place) && <kbd>{keyAt(place)}</kbd>} {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** 1 to 9, then 0, then letters that a dialog does not use otherwise. */
const keyAt = (place: number) => '1234567890qw'.charAt(place).toUpperCase();

const notWriting = () => !(document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement); // prettier-ignore
