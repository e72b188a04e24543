import styles from './person-menu.module.css';

/** Somebody, by their letters and their name. */
export const Face = ({ name }: { name: string }) => (
  <>
    <span className={styles.face} aria-hidden="true">
      {initials(name)}
    </span>
    <bdi className={styles.name}>{name}</bdi>
  </>
);

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');
