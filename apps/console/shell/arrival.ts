import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * The part that the address names is shown and has the focus. It may come after its page, and what comes later still above it would push it
 * away: it is held in sight until the reader moves.
 */
export function useArrival() {
  const page = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    const id = hash.slice(1);
    const here = page.current;
    if (!id || !here) return undefined;
    let arrived = false;
    const show = () => {
      const part = here.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
      part?.scrollIntoView();
      if (!arrived) part?.focus({ preventScroll: true });
      arrived ||= part !== null;
    };
    const growth = new ResizeObserver(show);
    growth.observe(here);
    const leave = () => {
      growth.disconnect();
      for (const move of moves) removeEventListener(move, leave);
    };
    for (const move of moves) addEventListener(move, leave, { passive: true });
    return leave;
  }, [hash, key]);
  return page;
}
