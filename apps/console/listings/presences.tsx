import { CloseButton, Group, Select } from '@mantine/core';
import { useReader } from '../texts/reader.js';
import { countries } from './choices.js';
import styles from './listings.module.css';

type Presence = { country: string; presence: string };
type Props = { label: string; error: string | undefined; value: Presence[]; onChange: (next: Presence[]) => void };

/** In which market one is present, and how. */
export function Presences({ label, error, value, onChange }: Props) {
  const reader = useReader();
  const { t, codes, country } = reader;
  const replace = (at: number, part: Partial<Presence>) =>
    onChange(value.map((each, place) => (place === at ? { ...each, ...part } : each)));
  const free = countries(reader).filter((choice) => !value.some((each) => each.country === choice.value));
  return (
    <fieldset className={styles.rows}>
      <legend>{label}</legend>
      {value.map((each, place) => (
        <Group key={each.country} gap="xs" align="end">
          <Select
            label={country(each.country)}
            data={codes('presences')}
            allowDeselect={false}
            value={each.presence}
            onChange={(presence) => presence && replace(place, { presence })}
          />
          <CloseButton
            aria-label={t('console.remove', { name: country(each.country) })}
            onClick={() => onChange(value.filter((_, at) => at !== place))}
          />
        </Group>
      ))}
      <Select
        label={t('console.presences.add')}
        data={free}
        searchable
        value={null}
        onChange={(added) => added && onChange([...value, { country: added, presence: 'local_partner' }])}
      />
      {error && <p role="alert">{error}</p>}
    </fieldset>
  );
}
