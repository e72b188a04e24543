import { useEffect } from 'react';
import { Store } from '../api/store.js';
import type { IconName } from '../look/icons.js';
import { useKeys } from './keys.js';

/** Something that can be done on the screen: by its key, by its button, and from the palette. */
export type Command = {
  /** As `useKeys` writes it. */
  key: string;
  /** As people see it, where that differs. */
  shown?: string;
  name: string;
  icon: IconName;
  run: () => void;
  /** Whether it can be done just now. */
  able?: boolean;
};

/** What the open screen offers; the palette and the list of keys show it. */
export const commands = new Store<readonly Command[]>([]);

export function useCommands(own: readonly Command[]): void {
  useKeys(Object.fromEntries(own.map(({ key, run, able = true }) => [key, able ? run : undefined])));
  useEffect(() => commands.set(own));
  useEffect(() => () => commands.set([]), []);
}

export const shownKey = ({ key, shown }: Command): string => shown ?? key.toUpperCase();
