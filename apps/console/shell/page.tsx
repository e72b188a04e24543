import type { ReactNode } from 'react';
import { Title } from './title.js';
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
  return (
    <div className={styles.page} data-wide={wide || undefined}>
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

/** A part of a page with its own name. */
export function Part({ id, title, about, children }: { id?: string; title: string; about?: string; children: ReactNode }) {
  return (
    <section id={id} className={styles.part}>
      <h2>{title}</h2>
      {about && <p className={styles.about}>{about}</p>}
      {children}
    </section>
  );
}
