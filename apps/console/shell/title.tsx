import { useReader } from '../texts/reader.js';

/** The window's title; React puts it into the head. */
export function Title({ children }: { children: string }) {
  const { t } = useReader();
  return <title>{`${children} · ${t('product')}`}</title>;
}
