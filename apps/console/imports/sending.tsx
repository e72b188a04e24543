import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { OneOf } from '../look/one-of.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';

type Start = Shapes['StartImport'];
type Kind = Start['kind'];

const types = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson',
} as const;
type Format = keyof typeof types;

const formatOf = (name: string): Format => (name.endsWith('.xlsx') ? 'xlsx' : /\.(jsonl|ndjson)$/.test(name) ? 'jsonl' : 'csv');

/** A file and what it is of. It is read first, and nothing comes of it before somebody has seen what would. */
export default function Sending({ done }: { done: () => void }) {
  const { t, code } = useReader();
  const { hubs, organisations } = useMe();
  const queries = useQueryClient();
  const go = useNavigate();
  const kinds: readonly Kind[] = hubs.length ? ['needs', 'contacts', 'organisations'] : ['offerings'];
  const [kind, setKind] = useState<Kind>(kinds[0]!);
  const [publish, setPublish] = useState(false);
  const [file, setFile] = useState<File>();
  const send = useMutation({
    mutationFn: async (content: File) => {
      const format = formatOf(content.name.toLowerCase());
      const whose =
        kind === 'needs' || kind === 'contacts'
          ? { hub: hubs[0]! }
          : kind === 'offerings'
            ? { organisation: organisations[0]! }
            : {};
      const { id } = await answered(api.POST('/imports', { body: { kind, format, name: content.name, publish, ...whose } }));
      await answered(
        api.PUT('/imports/{id}/file', {
          params: { path: { id } },
          headers: { 'content-type': types[format] },
          body: content as unknown as string,
          bodySerializer: (body) => body,
        }),
      );
      return id;
    },
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: ['imports'] });
      await go(`/imports/${id}`);
    },
  });
  return (
    <Part title={t('console.imports.new')} about={t('console.imports.new.about')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (file) send.mutate(file);
        }}
      >
        <Refused error={send.error} />
        <TextInput
          type="file"
          label={t('console.imports.file')}
          description={t('console.imports.file.about')}
          accept=".csv,.xlsx,.jsonl,.ndjson"
          required
          withAsterisk={false}
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
        {kinds.length > 1 && (
          <OneOf
            name={t('console.imports.kind')}
            choices={kinds.map((value) => ({ value, label: code('importKinds', value) }))}
            value={kind}
            onChoose={(next) => next && setKind(next)}
          />
        )}
        {(kind === 'needs' || kind === 'offerings') && (
          <Checkbox
            label={t('console.imports.publish')}
            checked={publish}
            onChange={(event) => setPublish(event.currentTarget.checked)}
          />
        )}
        <div className={pieces.acts}>
          <Button type="submit" loading={send.isPending} disabled={!file}>
            {t('console.imports.send')}
          </Button>
          <Button variant="default" onClick={done}>
            {t('page.back')}
          </Button>
        </div>
      </form>
    </Part>
  );
}
