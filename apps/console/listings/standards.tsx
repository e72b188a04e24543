import { CloseButton, Group, SegmentedControl, TagsInput } from '@mantine/core';
import { useReader } from '../texts/reader.js';
import styles from './listings.module.css';

type Standard = { standard: string; demand: string };
type Props = { label: string; error: string | undefined; value: Standard[]; onChange: (next: Standard[]) => void };

/** Which certificates a partner must have, and which would be welcome. */
export function Standards({ label, error, value, onChange }: Props) {
  const { t, codes } = useReader();
  const names = value.map(({ standard }) => standard);
  const put = (next: string[]) =>
    onChange(
      next.map((name) => {
        const standard = name.toUpperCase();
        return value.find((each) => each.standard === standard) ?? { standard, demand: 'must' };
      }),
    );
  return (
    <fieldset className={styles.rows}>
      <TagsInput
        label={label}
        description={t('console.about.standards')}
        error={error}
        maxTags={20}
        value={names}
        onChange={put}
      />
      {value.map(({ standard, demand }) => (
        <Group key={standard} gap="xs">
          <span dir="ltr">{standard}</span>
          <SegmentedControl
            size="xs"
            aria-label={standard}
            data={codes('standardDemands')}
            value={demand}
            onChange={(next) => onChange(value.map((each) => (each.standard === standard ? { standard, demand: next } : each)))}
          />
          <CloseButton
            aria-label={t('console.remove', { name: standard })}
            onClick={() => onChange(value.filter((each) => each.standard !== standard))}
          />
        </Group>
      ))}
    </fieldset>
  );
}
