/** Drawn for this console on a grid of 24, one stroke wide; each inherits the colour of its text. */
const paths = {
  inbox:
    'M4 13v5a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-5M4 13l2.6-7.2A2 2 0 0 1 8.5 4.5h7a2 2 0 0 1 1.9 1.3L20 13M4 13h4.5a1.5 1.5 0 0 1 1.4 1 2.3 2.3 0 0 0 4.2 0 1.5 1.5 0 0 1 1.4-1H20',
  handshake: 'M3 8l4-2 5 2 5-2 4 2v8l-3 1-5 3-5-3-5-2zM12 8l-3.5 3a1.6 1.6 0 0 0 2.2 2.3L13 11.5l4.5 4',
  need: 'M5 4h9l5 5v11H5zM14 4v5h5M9 13h6M9 17h4',
  offer: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM12 12l8-4.5M12 12v9M12 12L4 7.5',
  question: 'M9 9.2a3 3 0 1 1 4.3 2.7c-.8.4-1.3 1-1.3 1.8v.5M12 17.6v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18',
  shield: 'M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6zM9 12l2.2 2.2L15.3 10',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1',
  chart: 'M4 20V4M4 20h16M8.5 16.5v-5M13 16.5V8M17.5 16.5v-3',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M12.5 18v-6M9.5 15l3-3 3 3',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M3 12h18M12 3c2.7 2.6 4 5.6 4 9s-1.3 6.4-4 9c-2.7-2.6-4-5.6-4-9s1.3-6.4 4-9',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.5-3.5 3-5.5 6.5-5.5s6 2 6.5 5.5M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.8c2 .8 3.2 2.6 3.5 5.2',
  pulse: 'M3 12h4l2.5-7 5 14 2.5-7h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6',
  mail: 'M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5L20 20',
  check: 'M4.5 12.5l5 5 10-11',
  cross: 'M6 6l12 12M18 6L6 18',
  undo: 'M4 9h10a5.5 5.5 0 0 1 0 11h-4M4 9l4-4M4 9l4 4',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5.2l3.3 2',
  back: 'M14.5 6l-6 6 6 6',
  forward: 'M9.5 6l6 6-6 6',
  down: 'M6 9.5l6 6 6-6',
  eye: 'M2.5 12c2-4 5.3-6.5 9.5-6.5s7.5 2.5 9.5 6.5c-2 4-5.3 6.5-9.5 6.5S4.5 16 2.5 12M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  plus: 'M12 5v14M5 12h14',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2.5v2M12 19.5v2M4.2 4.2l1.4 1.4M18.4 18.4l1.4 1.4M2.5 12h2M19.5 12h2M4.2 19.8l1.4-1.4M18.4 5.6l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5',
  leave: 'M14 4H6v16h8M10 12h10M16.5 8.5L20 12l-3.5 3.5',
  refresh: 'M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5.6 7.5M4.5 14a8 8 0 0 0 13.9 2.5',
  comment: 'M4 5h16v11h-9l-4.5 4v-4H4z',
  away: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4.5-2.6M19 12a10 10 0 0 0-3.5-2.3M2 8.5a15 15 0 0 1 4-2.5M22 8.5a15 15 0 0 0-11-3.9M12 19.5v.1',
  filter: 'M4 6h16M7 12h10M10 18h4',
  spark: 'M12 3l1.8 5.2L19 10l-5.2 1.8L12 17l-1.8-5.2L5 10l5.2-1.8zM19 16l.8 2.2L22 19l-2.2.8L19 22l-.8-2.2L16 19l2.2-.8z',
  pin: 'M12 21c4.5-4.5 7-8 7-11a7 7 0 1 0-14 0c0 3 2.5 6.5 7 11M12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  menu: 'M4 7h16M4 12h16M4 17h16',
} as const;
export type IconName = keyof typeof paths;

/** Arrows point where the text goes. */
const turning = new Set<IconName>(['back', 'forward', 'undo', 'leave']);

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      data-turns={turning.has(name) || undefined}
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The sun over the coast line: land in sight. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0a5c4b" />
      <circle cx="16" cy="14.5" r="5.5" fill="#f4c95d" />
      <path
        d="M3 20c3.2-2.6 6.6-2.6 9.8 0s6.6 2.6 9.8 0c2.2-1.8 4.3-2.3 6.4-1.6V24a8 8 0 0 1-8 8H11a8 8 0 0 1-8-8z"
        fill="#e9f5f2"
      />
      <path
        d="M3 25.2c3.2-2.6 6.6-2.6 9.8 0s6.6 2.6 9.8 0c2.2-1.8 4.3-2.3 6.4-1.6"
        fill="none"
        stroke="#1f826b"
        strokeWidth="1.6"
      />
    </svg>
  );
}
