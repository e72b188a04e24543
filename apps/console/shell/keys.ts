import { useEffect, useRef } from 'react';

type Keys = Record<string, (() => void) | undefined>;

/**
 * Keys of a screen, by what they write ("j", "?", "mod+k", "shift+x"). They rest while somebody types or a dialog is open, unless `always`. A `passive` key
 * is also written where somebody writes.
 */
export function useKeys(keys: Keys, { always = false, passive = false } = {}): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (event.altKey || event.isComposing || (!always && (mod || isTyping(event.target) || isDialogOpen()))) return;
      const key = `${mod ? 'mod+' : ''}${written(event)}`;
      const run = (event.shiftKey ? latest.current[`shift+${key}`] : undefined) ?? latest.current[key];
      if (!run) return;
      if (!passive) event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [always, passive]);
}

/** The letter that the key has on a Latin keyboard, where the layout writes another script. */
const written = ({ key, code }: KeyboardEvent) =>
  key.length === 1 && key > '~' ? code.replace(/^(Key|Digit)/, '').toLowerCase() : key.toLowerCase();

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !(target instanceof HTMLInputElement && target.type === 'checkbox'); // prettier-ignore

const isDialogOpen = () =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]') !== null;
