import { useId, type ReactNode } from 'react';
import { Title } from './title.js';
import { useArrival } from './arrival.js';
import styles from './page.module.css';

/** A screen that is read from top to bottom: its name, what can be done, and the rest. */
export function Page({
  title,
  about,
  act,
  wide,
  children,
}: {
  title: string;
  about?: ReactNode;
  act?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const page = useArrival();
  return (
    <div ref={page} className={styles.page} data-wide={wide || undefined}>
      <Title>{title}</Title>
      <header className={styles.head}>
        <div>
          <h1>{title}</h1>
          {about && <p>{about}</p>}
        </div>
        {act}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with its own name; one that has an id can be led to. */
export function Part({ id, title, about, children }: { id?: string; title: string; about?: string; children: ReactNode }) {
  const name = useId();
  return (
    <section className={styles.part} {...(id && { id, tabIndex: -1, 'aria-labelledby': name })}>
      <h2 id={name}>{title}</h2>
      {about && <p className={styles.about}>{about}</p>}
      {children}
    </section>
  );
}
