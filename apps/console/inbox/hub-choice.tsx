import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { hubsQuery } from '../api/hubs.js';
import { useMe } from '../api/queries.js';
import { OneOf } from '../look/one-of.js';
import { useReader } from '../texts/reader.js';

/** Whose queue it is, for those who coordinate several hubs. */
export function HubChoice({ hub }: { hub: string }) {
  const { t } = useReader();
  const { hubs } = useMe();
  const go = useNavigate();
  const { data } = useQuery({ ...hubsQuery, enabled: hubs.length > 1 });
  if (hubs.length < 2) return null;
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
  return (
    <OneOf
      name={t('console.hub')}
      choices={hubs.map((value) => ({ value, label: names.get(value) ?? '…' }))}
      value={hub}
      onChoose={(next) => void go(`/inbox?hub=${next}`)}
    />
  );
}
