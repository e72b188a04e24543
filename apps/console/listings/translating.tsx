import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { capital, useReader } from '../texts/reader.js';
import { limitOf, type Listing } from './fields.js';
import { translationsQuery, type Translation } from './queries.js';

const always = ['title', 'summary'] as const;
type Name = (typeof always)[number] | 'description' | 'advantages' | 'expertiseSought';
type Props = { listing: Listing; own: boolean; language: string; written: Translation | undefined; done: () => void };

/** Each text of a listing in another language, under what it says in its own. */
export function Translating({ listing, own, language, written, done }: Props) {
  const { t, tell, tongue, language: reading } = useReader();
  const queries = useQueryClient();
  const { id, side } = listing;
  const more: readonly Name[] = side === 'offering' ? ['description', 'advantages'] : ['description', 'expertiseSought'];
  const names = [...always, ...more.filter((name) => listing[name])];
  const [told, setTold] = useState<Partial<Record<Name, string>>>(() =>
    Object.fromEntries(names.map((name) => [name, written?.[name] ?? ''])),
  );
  const write = useMutation({
    mutationFn: () => {
      const said = Object.fromEntries(names.map((name) => [name, told[name]?.trim() || null]));
      return answered(
        api.PUT('/listings/{id}/translations/{language}', { params: { path: { id, language } }, body: said as never }),
      );
    },
    onSuccess: async () => {
      toast(t(own ? 'console.translation.confirmed' : 'console.translation.written', { language }), { tone: 'good' });
      done();
      await queries.invalidateQueries({ queryKey: translationsQuery(id).queryKey });
    },
  });
  const { error } = write;
  const fields = refusedFields(error);
  return (
    <Dialog size="lg" onClose={done} title={capital(reading, tongue(language))}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate();
        }}
      >
        <Refused error={error} beside />
        {names.map((name) => (
          <Textarea
            key={name}
            {...(limitOf(side, name).maxLength && { maxLength: limitOf(side, name).maxLength! })}
            label={capital(reading, tell({ key: `field.${name}` }))}
            description={
              <bdi dir="auto" lang={listing.language}>
                {listing[name]}
              </bdi>
            }
            required={always.some((each) => each === name)}
            withAsterisk={false}
            dir="auto"
            lang={language}
            autosize
            minRows={name === 'title' ? 1 : 3}
            error={fields[name]}
            value={told[name] ?? ''}
            onChange={(event) => setTold({ ...told, [name]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit" loading={write.isPending}>
          {t('page.save')}
        </Button>
      </form>
    </Dialog>
  );
}
