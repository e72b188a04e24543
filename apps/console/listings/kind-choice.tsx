import pieces from '../look/pieces.module.css';
import { useReader, type Key } from '../texts/reader.js';
import type { Side } from './fields.js';
import styles from './listings.module.css';

const kinds: Record<Side, readonly { kind: string; money: Key; about: Key }[]> = {
  offering: [
    { kind: 'BO', money: 'console.kind.BO', about: 'console.kind.BO.about' },
    { kind: 'TO', money: 'console.kind.TO', about: 'console.kind.TO.about' },
  ],
  need: [
    { kind: 'BR', money: 'console.kind.BR', about: 'console.kind.BR.about' },
    { kind: 'TR', money: 'console.kind.TR', about: 'console.kind.TR.about' },
    { kind: 'RDR', money: 'console.kind.RDR', about: 'console.kind.RDR.about' },
  ],
};

/** It begins with money: who pays whom, or who shares, is what people know; the field's word for it follows. */
export function KindChoice({ side, onChosen }: { side: Side; onChosen: (profileType: string) => void }) {
  const { t, code } = useReader();
  return (
    <ul className={styles.kinds}>
      {kinds[side].map(({ kind, money, about }) => (
        <li key={kind}>
          <button type="button" onClick={() => onChosen(kind)}>
            <b>{t(money)}</b>
            <span>{t(about)}</span>
            <span className={pieces.quiet}>{code('profileTypes', kind)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
