import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, from, Refusal } from '../api/client.js';
import { useSectorNames } from '../api/sectors.js';
import { countries, tongues } from '../listings/choices.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { searchesQuery, type SavedSearch, type Sought } from './queries.js';
import { sectorOf } from './sought.js';

type Props = { search: SavedSearch | undefined; begun: Sought | undefined; done: () => void };

/** A new search, begun by what the catalogue was asked for, or one's own that is changed. What it holds beyond these fields stays. */
export default function SearchForm({ search, begun = {}, done }: Props) {
  const reader = useReader();
  const { t, language } = reader;
  const queries = useQueryClient();
  const [name, setName] = useState(search?.name ?? begun.text ?? '');
  const [asked, setAsked] = useState<Sought>(search?.asked ?? begun);
  const [tells, setTells] = useState(search?.tells ?? true);
  const set = (part: { [N in keyof Sought]?: Sought[N] | undefined }) =>
    setAsked((now) => Object.fromEntries(Object.entries({ ...now, ...part }).filter(([, value]) => value)));
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), asked, tells, reader: search?.reader ?? language };
      return search
        ? answered(api.PUT('/me/searches/{search}', { params: { path: { search: search.id } }, headers: from(search.version), body })) // prettier-ignore
        : answered(api.POST('/me/searches', { body }));
    },
    onSuccess: async (saved) => {
      done();
      toast(t('console.view.saved', { name: saved.name }), { tone: 'good' });
      await queries.invalidateQueries(searchesQuery);
    },
  });
  const { error } = save;
  const fields = refusedFields(error);
  const taken = error instanceof Refusal && error.code === 'conflict' && error.problem.facts?.field === 'name';
  return (
    <Dialog onClose={done} title={t(search ? 'console.searches.change' : 'console.searches.new')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {!taken && <Refused error={error} beside={Boolean(fields.name ?? fields['asked.text'])} />}
        <TextInput
          label={t('console.view.name')}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={100}
          error={taken ? t('console.searches.taken') : fields.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('catalogue.words')}
          description={t('console.searches.words.about')}
          maxLength={200}
          dir="auto"
          error={fields['asked.text']}
          value={asked.text ?? ''}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <Select
          label={t('catalogue.side')}
          placeholder={t('catalogue.any')}
          clearable
          data={(['offering', 'need'] as const).map((value) => ({ value, label: t(`catalogue.${value}`) }))}
          value={asked.side ?? null}
          onChange={(side) => set({ side: (side ?? undefined) as Sought['side'] })}
        />
        <Sector sought={asked} choose={(sector) => set({ sector })} />
        <Select
          label={t('console.searches.country')}
          clearable
          searchable
          data={countries(reader)}
          value={asked.country ?? null}
          onChange={(country) => set({ country: country ?? undefined })}
        />
        <Select
          label={t('console.searches.market')}
          clearable
          searchable
          data={countries(reader)}
          value={asked.market ?? null}
          onChange={(market) => set({ market: market ?? undefined })}
        />
        <Select
          label={t('console.searches.language')}
          clearable
          searchable
          data={tongues(reader)}
          value={asked.language ?? null}
          onChange={(written) => set({ language: written ?? undefined })}
        />
        <Checkbox
          label={t('console.searches.tells')}
          checked={tells}
          onChange={(event) => setTells(event.currentTarget.checked)}
        />
        <Button type="submit" loading={save.isPending} disabled={Object.keys(asked).length === 0}>
          {t('page.save')}
        </Button>
      </form>
    </Dialog>
  );
}

/** By its name in the reader's language; what lies within it is found too. */
function Sector({ sought, choose }: { sought: Sought; choose: (sector: string | undefined) => void }) {
  const { t, language } = useReader();
  const [words, setWords] = useState('');
  const chosen = sectorOf(sought);
  const nameOf = useSectorNames(chosen ? [chosen] : []);
  const { data: found = [] } = useQuery({
    queryKey: ['sectors found', language, words],
    queryFn: async () => (await answered(api.GET('/sectors', { params: { query: { language, words } } }))).items,
    enabled: words.trim().length > 1,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const options = new Map([...(chosen ? [[chosen, nameOf(chosen)] as const] : []), ...found.map((each) => [each.code, each.label] as const)]); // prettier-ignore
  return (
    <Select
      label={t('console.searches.sector')}
      clearable
      searchable
      data={[...options].map(([value, label]) => ({ value, label }))}
      filter={({ options: all }) => all}
      nothingFoundMessage={t(words.trim().length > 1 ? 'console.sectors.none' : 'console.sectors.type')}
      searchValue={words}
      onSearchChange={setWords}
      value={chosen ?? null}
      onChange={(code) => choose(code?.replace(/0+$/, '').padEnd(2, '0'))}
    />
  );
}
