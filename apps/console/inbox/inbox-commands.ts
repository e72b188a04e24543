import { useCommands, type Command } from '../shell/commands.js';
import { useReader } from '../texts/reader.js';
import type { Ask } from './acting.js';
import type { useDeciding } from './deciding.js';
import { isOpen } from './filters.js';
import type { Row } from './queries.js';

type Inbox = {
  open: Row | undefined;
  /** What an act is about: the chosen ones, else the open one. */
  acting: readonly Row[];
  chosen: number;
  deciding: ReturnType<typeof useDeciding>;
  leave: (rows: readonly Row[]) => void;
  ask: (what: Ask) => void;
  move: (by: number) => void;
  moveNeed: (by: number) => void;
  choose: () => void;
  chooseNeed: () => void;
  beside: () => void;
  comment: () => void;
  find: () => void;
  load: () => void;
  back: () => void;
};

/** The acts that stand as buttons under the reasons, in their order. */
export const buttons = ['a', 'r', 's', 'e', 'o', 'w', 'q', 'c'] as const;

/** Everything the inbox can do, once: keys, buttons, palette and help are made of it. */
export function useInboxCommands(inbox: Inbox): readonly Command[] {
  const { t } = useReader();
  const { open, acting, deciding, leave, ask } = inbox;
  const some = acting.length > 0;
  const [one] = acting;
  const single = inbox.chosen === 0 ? one : undefined;
  const asleep = open?.state === 'snoozed' || open?.state === 'awaiting_information';
  const commands: Command[] = [
    { key: 'j', name: t('console.keys.next'), icon: 'forward', run: () => inbox.move(1) },
    { key: 'k', name: t('console.keys.previous'), icon: 'back', run: () => inbox.move(-1) },
    { key: 'n', name: t('console.keys.next_need'), icon: 'forward', run: () => inbox.moveNeed(1) },
    { key: 'p', name: t('console.keys.previous_need'), icon: 'back', run: () => inbox.moveNeed(-1) },
    { key: 'x', name: t('console.keys.choose'), icon: 'check', run: inbox.choose, able: open !== undefined && isOpen(open) },
    {
      key: 'shift+x',
      shown: '⇧ X',
      name: t('console.keys.choose_need'),
      icon: 'check',
      run: inbox.chooseNeed,
      able: open !== undefined,
    },
    {
      key: 'a',
      name: t('queue.approve'),
      icon: 'check',
      able: some,
      run: () => {
        if (!single) return ask({ what: 'many', decisions: acting.map((row) => ({ row, decide: { as: 'approve' } })) });
        leave([single]);
        void deciding.approve(single);
      },
    },
    { key: 'r', name: t('queue.reject'), icon: 'cross', able: some, run: () => ask({ what: 'reject', rows: acting }) },
    {
      key: 's',
      name: asleep ? t('console.wake') : t('console.snooze'),
      icon: 'clock',
      able: some || asleep,
      run: () => (asleep && open && !some ? void deciding.wake(open) : ask({ what: 'snooze', rows: acting })),
    },
    { key: 'e', name: t('console.assign'), icon: 'person', able: some, run: () => ask({ what: 'assign', rows: acting }) },
    {
      key: 'o',
      name: t('console.set_aside.act'),
      icon: 'undo',
      able: some,
      run: () => {
        if (!single) return ask({ what: 'many', decisions: acting.map((row) => ({ row, decide: { as: 'another_chosen' } })) });
        leave([single]);
        void deciding.setAside(single);
      },
    },
    {
      key: 'w',
      name: open?.watching ? t('console.unwatch') : t('console.watch'),
      icon: 'eye',
      able: open !== undefined && (isOpen(open) || asleep),
      run: () => open && void deciding.watch(open),
    },
    { key: 'q', name: t('console.ask'), icon: 'question', able: single !== undefined, run: () => single && ask({ what: 'ask', row: single }) }, // prettier-ignore
    { key: 'c', name: t('console.comment'), icon: 'comment', able: open !== undefined, run: inbox.comment },
    { key: 'b', name: t('console.beside'), icon: 'list', able: open !== undefined, run: inbox.beside },
    { key: 'u', name: t('queue.undo'), icon: 'undo', run: () => void deciding.undo() },
    { key: '/', name: t('console.inbox.search'), icon: 'search', run: inbox.find },
    { key: 'g', name: t('console.keys.load'), icon: 'refresh', run: inbox.load },
    { key: '?', name: t('console.keys.title'), icon: 'question', run: () => ask({ what: 'keys' }) },
    { key: 'escape', shown: 'Esc', name: t('console.keys.back'), icon: 'back', run: inbox.back },
  ];
  useCommands(commands);
  return commands;
}
