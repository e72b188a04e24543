import { useEffect, useState } from 'react';
import { CloseButton } from '@mantine/core';
import { Store, useStore } from '../api/store.js';
import { useReader } from '../texts/reader.js';
import styles from './toasts.module.css';

type Toast = {
  id: number;
  text: string;
  tone: 'good' | 'bad' | 'plain';
  /** What can still be done about it, and the key that does it. */
  act?: { label: string; run: () => void; hint?: string };
  seconds: number;
};

const shown = new Store<readonly Toast[]>([]);
let serial = 0;

/** Says what happened, at the edge of the screen; answers how to take it away again. */
export function toast(text: string, more: Partial<Pick<Toast, 'tone' | 'act' | 'seconds'>> = {}): () => void {
  const id = ++serial;
  const take = () => shown.set(shown.get().filter((each) => each.id !== id));
  const made: Toast = { tone: 'plain', seconds: more.act ? 10 : 6, ...more, id, text };
  shown.set([...shown.get().slice(-2), made]);
  setTimeout(take, made.seconds * 1000);
  return take;
}

export function Toasts() {
  const toasts = useStore(shown);
  return (
    <div className={styles.place} role="status" aria-live="polite">
      {toasts.map((each) => (
        <One key={each.id} {...each} />
      ))}
    </div>
  );
}

function One({ id, text, tone, act, seconds }: Toast) {
  const { t } = useReader();
  const take = () => shown.set(shown.get().filter((each) => each.id !== id));
  return (
    <div className={styles.toast} data-tone={tone}>
      <span className={styles.text}>{text}</span>
      {act && (
        <button
          type="button"
          className={styles.act}
          onClick={() => {
            take();
            act.run();
          }}
        >
          {act.label} {act.hint && <kbd>{act.hint}</kbd>}
        </button>
      )}
      {act && <Left seconds={seconds} />}
      <CloseButton size="sm" aria-label={t('console.close')} onClick={take} c="inherit" />
    </div>
  );
}

/** The seconds that are left, counted down. */
function Left({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds);
  const { number } = useReader();
  useEffect(() => {
    const tick = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(tick);
  }, []);
  return (
    <span className={`${styles.left} number`} aria-hidden="true">
      {number(left)}
    </span>
  );
}
