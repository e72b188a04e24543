import { Link } from 'react-router';
import type { Shapes } from '../api/client.js';
import { useReader, type Key, type Reader } from '../texts/reader.js';

type Item = Shapes['OpeningChecklist']['items'][number];

/** Where on the hub's page each thing is mended. */
const mended: Partial<Record<Item['item'], string>> = { holidays: '#holidays', coordinators: '#people' };

/** One thing that is missing before a hub opens: what of it, and the way to where it is mended. */
export function Gap({ hub, gap }: { hub: string; gap: Item }) {
  const reader = useReader();
  const { item } = gap;
  return (
    <span>
      <Link to={`/hub/${hub}${mended[item] ?? '#workings'}`}>{reader.t(`console.hub.item.${item}` satisfies Key)}</Link>:{' '}
      {sentence(reader, gap)}
    </span>
  );
}

function sentence({ t, list, tongue }: Reader, { item, missing }: Item): string {
  // a hub that names no list is told by a one, as the checklist counts what is missing
  if (item === 'lists' && missing.join() !== '1') return t('console.hub.gap.lists.absent', { missing: list(missing) });
  const named = item === 'languages' || item === 'attestation' ? missing.map(tongue) : missing;
  return t(`console.hub.gap.${item}` as Key, { missing: list(named) });
}
