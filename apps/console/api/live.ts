import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { askedAgain } from './topics.js';

/** Milliseconds until a stream that was refused is asked for again. */
const again = 30_000;

/**
 * Asks anew for what Landfall says has changed, while somebody looks: a browser has six connections to one place, and windows in the
 * background would hold one each. Who comes back to a window, or to the network, looks at everything anew.
 */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let stream: EventSource | undefined;
    let wait: ReturnType<typeof setTimeout> | undefined;
    const changed = (topics: readonly string[]) => {
      const keys = new Set<unknown>(topics.flatMap((topic) => askedAgain[topic] ?? []));
      void queries.invalidateQueries({ predicate: ({ queryKey }) => keys.has(queryKey[0]) });
    };
    const close = () => {
      clearTimeout(wait);
      stream?.close();
      stream = undefined;
    };
    const open = (missed = false) => {
      close();
      if (document.visibilityState === 'hidden') return;
      const opened = (stream = new EventSource('/live'));
      opened.onopen = () => {
        if (missed) changed(Object.keys(askedAgain));
        missed = true;
      };
      opened.onmessage = ({ data }: MessageEvent<string>) => changed((JSON.parse(data) as { changed: string[] }).changed);
      opened.onerror = () => {
        if (opened.readyState === EventSource.CLOSED) wait = setTimeout(() => open(true), again);
      };
    };
    const look = () => open(true);
    open();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      close();
    };
  }, [queries]);
}
