import { Checkbox, Group, MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import pieces from '../look/pieces.module.css';
import { capital, useReader, type Key } from '../texts/reader.js';
import { countries, currencies, tongues } from './choices.js';
import { limitOf, type Field, type Side, type Values } from './fields.js';
import { Presences } from './presences.js';
import { SectorInput } from './sector-input.js';
import { Standards } from './standards.js';
import styles from './listings.module.css';

type Props = { field: Field; side: Side; values: Values; set: (part: Values) => void; refused: string | undefined };
type Money = { from?: number | undefined; to?: number | undefined; currency: string };

/** One field of a listing, filled in as its kind asks. */
export function FieldInput({ field, side, values, set, refused }: Props) {
  const reader = useReader();
  const { t, codes, tell, number, language } = reader;
  const { name, kind, list = '' } = field;
  const limit = limitOf(side, name);
  const value = values[name];
  const label = capital(language, tell({ key: `field.${name}` }));
  const description = [`console.about.${name}.${side}`, `console.about.${name}`]
    .map((key) => ({ key, said: tell({ key }) }))
    .find(({ key, said }) => said !== key)?.said;
  const error = refused;
  const put = (next: unknown) => set({ [name]: next });
  const words = typeof value === 'string' ? value : '';
  const many = Array.isArray(value) ? (value as string[]) : [];
  switch (kind) {
    case 'line':
    case 'text': {
      const length = words.trim().length;
      const short = length > 0 && limit.minLength !== undefined && length < limit.minLength;
      const shared = {
        label,
        description,
        dir: 'auto',
        error: error ?? (short ? t('console.field.short', { least: number(limit.minLength!) }) : undefined),
        value: words,
        ...(limit.maxLength && { maxLength: limit.maxLength }),
        inputWrapperOrder: ['label', 'description', 'input', 'error'] as ('label' | 'description' | 'input' | 'error')[],
      };
      return kind === 'line' ? (
        <TextInput {...shared} onChange={(event) => put(event.currentTarget.value)} />
      ) : (
        <Textarea {...shared} autosize minRows={3} onChange={(event) => put(event.currentTarget.value)} />
      );
    }
    case 'one':
      return <Select label={label} description={description} error={error} data={codes(list)} clearable={name !== 'visibility'} allowDeselect={name !== 'visibility'} value={words || null} onChange={put} />; // prettier-ignore
    case 'several':
      return <MultiSelect label={label} description={description} error={error} data={codes(list)} {...most(limit.maxItems)} value={many} onChange={put} />; // prettier-ignore
    case 'countries':
      return <MultiSelect label={label} description={description} error={error} searchable data={countries(reader)} {...most(limit.maxItems)} value={many} onChange={put} />; // prettier-ignore
    case 'languages':
      return <MultiSelect label={label} description={description} error={error} searchable data={tongues(reader)} {...most(limit.maxItems)} value={many} onChange={put} />; // prettier-ignore
    case 'currencies':
      return <MultiSelect label={label} description={description} error={error} searchable data={currencies(reader)} {...most(limit.maxItems)} value={many} onChange={put} />; // prettier-ignore
    case 'tags':
      return <TagsInput label={label} description={description ?? t('console.about.tags')} error={error} {...(limit.maxItems && { maxTags: limit.maxItems })} value={many} onChange={(next) => put(name === 'standardsHeld' ? next.map((each) => each.toUpperCase()) : next)} />; // prettier-ignore
    case 'number':
      return <NumberInput label={label} description={description} error={error} allowDecimal={false} {...(limit.minimum !== undefined && { min: limit.minimum })} {...(limit.maximum !== undefined && { max: limit.maximum })} value={typeof value === 'number' ? value : ''} onChange={(next) => put(next === '' ? undefined : Number(next))} />; // prettier-ignore
    case 'day':
      return <TextInput type="date" label={label} description={description} error={error} value={words} onChange={(event) => put(event.currentTarget.value || undefined)} />; // prettier-ignore
    case 'flag':
      return <Checkbox label={label} description={description} error={error} checked={value === true} onChange={(event) => put(event.currentTarget.checked)} />; // prettier-ignore
    case 'money':
      return <Budget label={label} error={error} value={value as Money | undefined} onChange={put} />;
    case 'sectors':
      return <SectorInput label={label} error={error} values={values} value={many} onChange={put} />;
    case 'presences':
      return <Presences label={label} error={error} value={(value ?? []) as never} onChange={put} />;
    case 'standards':
      return <Standards label={label} error={error} value={(value ?? []) as never} onChange={put} />;
  }
}

const most = (maxValues: number | undefined) => (maxValues === undefined ? {} : { maxValues });

type BudgetProps = {
  label: string;
  error: string | undefined;
  value: Money | undefined;
  onChange: (next: Money | undefined) => void;
};

/** From, to, and in which money; nothing where neither number is given. */
function Budget({ label, error, value, onChange }: BudgetProps) {
  const reader = useReader();
  const { t } = reader;
  const put = (part: Partial<Money>) => {
    const next = { currency: 'USD', ...value, ...part };
    onChange(next.from === undefined && next.to === undefined ? undefined : next);
  };
  const wrong = value?.from !== undefined && value.to !== undefined && value.from > value.to;
  const amount = (end: 'from' | 'to', name: Key) => (
    <NumberInput
      label={t(name)}
      min={0}
      max={1e12}
      allowDecimal={false}
      thousandSeparator={'\u00a0'}
      value={value?.[end] ?? ''}
      onChange={(next) => put({ [end]: next === '' ? undefined : Number(next) })}
    />
  );
  return (
    <fieldset className={styles.rows}>
      <legend>{label}</legend>
      <Group align="end" gap="xs">
        {amount('from', 'console.budget.from')}
        {amount('to', 'console.budget.to')}
        <Select
          label={t('console.budget.currency')}
          data={currencies(reader)}
          searchable
          allowDeselect={false}
          value={value?.currency ?? 'USD'}
          onChange={(currency) => currency && put({ currency })}
        />
      </Group>
      {(error || wrong) && (
        <p role="alert" className={pieces.failed}>
          {error ?? t('console.budget.wrong')}
        </p>
      )}
    </fieldset>
  );
}
