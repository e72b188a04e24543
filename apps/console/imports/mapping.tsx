import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, from } from '../api/client.js';
import { OneOf } from '../look/one-of.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';
import type { Import } from './queries.js';

/** Which column is which field; another choice reads the file anew. */
export function Mapping({ file }: { file: Import }) {
  const { t, tell, list } = useReader();
  const { id, version, state, mapping, fields, unused, readAs } = file;
  const queries = useQueryClient();
  const kept = mapping?.fields ?? [];
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const columnOf = (field: string) => chosen[field] ?? kept.find((each) => each.field === field)?.column ?? '';
  const remap = useMutation({
    mutationFn: () => {
      const others = kept.filter(({ field }) => !(field in chosen));
      // what is done with a value on its way stays as it was
      const columns = Object.entries(chosen)
        .filter(([, column]) => column !== '')
        .map(([field, column]) => ({ field, column, by: kept.find((each) => each.field === field)?.by ?? [] }));
      return answered(
        api.PUT('/imports/{id}/mapping', {
          params: { path: { id } },
          headers: from(version),
          body: { hold: mapping?.hold ?? [], fields: [...others, ...columns] },
        }),
      );
    },
    onSuccess: (next) => queries.setQueryData(['import', id], next),
  });
  const mayChange = state === 'checked' || state === 'refused';
  const nameOf = (field: string) => tell({ key: `field.${field}` });
  return (
    <Part title={t('console.imports.mapping')} about={t('console.imports.mapping.about')}>
      {unused.length > 0 && <p className={pieces.quiet}>{t('console.imports.unused', { columns: list(unused) })}</p>}
      <div className={pieces.table} tabIndex={0} role="region" aria-label={t('console.imports.mapping')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('console.imports.field')}</th>
              <th scope="col">{t('console.imports.column')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{nameOf(field)}</th>
                <td>
                  {mayChange ? (
                    <OneOf
                      name={nameOf(field)}
                      none={t('console.imports.no_column')}
                      choices={(readAs?.columns ?? []).map((column) => ({ value: column, label: column }))}
                      value={columnOf(field)}
                      onChoose={(column) => setChosen((now) => ({ ...now, [field]: column }))}
                    />
                  ) : (
                    <bdi>{columnOf(field) || '–'}</bdi>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Refused error={remap.error} />
      {mayChange && Object.keys(chosen).length > 0 && (
        <Button className={pieces.start} loading={remap.isPending} onClick={() => remap.mutate()}>
          {t('console.imports.again')}
        </Button>
      )}
    </Part>
  );
}
