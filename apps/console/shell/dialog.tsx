import { lazy, Suspense } from 'react';
import type { Dialogue } from './dialog-window.js';

const DialogWindow = lazy(() => import('./dialog-window.js'));

/** A question over the screen; what windows are made of is fetched when the first one opens. */
export const Dialog = (dialogue: Dialogue) => (
  <Suspense>
    <DialogWindow {...dialogue} />
  </Suspense>
);
