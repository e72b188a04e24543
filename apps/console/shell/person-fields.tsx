import { Select, TextInput } from '@mantine/core';
import { languages, ownName, useReader } from '../texts/reader.js';

export type Somebody = { name: string; email: string; language: string };
type Props = { told: Somebody; set: (part: Partial<Somebody>) => void; fields: Record<string, string | undefined> };

/** Who is to be invited: name, address and language, each with what was refused of it. */
export function PersonFields({ told, set, fields }: Props) {
  const { t } = useReader();
  return (
    <>
      <TextInput
        label={t('console.person.name')}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={200}
        error={fields.name}
        value={told.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('signin.address')}
        type="email"
        dir="ltr"
        required
        withAsterisk={false}
        error={fields.email}
        value={told.email}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <Select
        label={t('console.language')}
        data={languages.map((value) => ({ value, label: ownName(value) }))}
        allowDeselect={false}
        value={told.language}
        onChange={(next) => next && set({ language: next })}
      />
    </>
  );
}
