import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { answered, api, from } from '../api/client.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched, Listed } from '../shell/listed.js';
import { Page, Part } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { useReader } from '../texts/reader.js';
import { Mapping } from './mapping.js';
import { importQuery, isMoving, refusedRowsQuery, type Import } from './queries.js';

/** One file: what it would do, which column is what, which rows are refused and why; then it is brought in, or taken back. */
export default function ImportScreen() {
  const { id = '' } = useParams();
  const found = useQuery(importQuery(id));
  return <Fetched from={found}>{(file) => <One file={file} />}</Fetched>;
}

function One({ file }: { file: Import }) {
  const { t, code } = useReader();
  const { id, name, kind, state, counts, refused, readAs, version } = file;
  const known = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    <Page
      title={name}
      about={
        <>
          {code('importKinds', kind)} <State list="importStates" state={state} />
        </>
      }
      act={<Acts file={file} />}
    >
      {isMoving(file) && <Progress file={file} />}
      {refused && (
        <p role="alert" className={pieces.failed}>
          {refused.line !== null && `${t('console.imports.line', { line: refused.line })}: `}
          {refused.message}
        </p>
      )}
      {known.length > 0 && <Counts counts={known} />}
      {readAs && <Mapping key={version} file={file} />}
      {(counts.refuse ?? 0) > 0 && <RefusedRows id={id} version={version} />}
    </Page>
  );
}

function Counts({ counts }: { counts: [string, number][] }) {
  const { code, number } = useReader();
  return (
    <dl className={pieces.numbers}>
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt>{code('importCounts', name)}</dt>
          <dd className="number">{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How far it is, as a bar and in figures. */
function Progress({ file: { rows, done } }: { file: Import }) {
  const { t, number } = useReader();
  return (
    <div role="status">
      <progress max={rows ?? 1} {...(rows !== null && { value: done })} style={{ inlineSize: '100%' }} />
      <p className={pieces.quiet}>{t('console.imports.progress', { done: number(done), rows: number(rows ?? 0) })}</p>
    </div>
  );
}

function Acts({ file }: { file: Import }) {
  const { t } = useReader();
  const refused = useRefusedToast();
  const { id, state, version, counts } = file;
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: (what: 'run' | 'undo' | 'drop') => {
      const asked = { params: { path: { id } }, headers: from(version) };
      if (what === 'run') return answered(api.PUT('/imports/{id}/run', asked));
      return answered(what === 'undo' ? api.DELETE('/imports/{id}/run', asked) : api.DELETE('/imports/{id}/file', asked));
    },
    onError: refused,
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['import', id] }), queries.invalidateQueries({ queryKey: ['imports'] })]), // prettier-ignore
  });
  const wanted = (counts.create ?? 0) + (counts.change ?? 0);
  const busy = (what: string) => act.isPending && act.variables === what;
  return (
    <div className={pieces.acts}>
      {state === 'checked' && (
        <Button loading={busy('run')} disabled={wanted === 0} onClick={() => act.mutate('run')}>
          {t('console.imports.run', { count: wanted })}
        </Button>
      )}
      {state === 'done' && (
        <Button variant="default" loading={busy('undo')} onClick={() => act.mutate('undo')}>
          {t('console.imports.undo')}
        </Button>
      )}
      {(state === 'checked' || state === 'refused' || state === 'receiving') && (
        <Button variant="default" loading={busy('drop')} onClick={() => act.mutate('drop')}>
          {t('console.imports.drop')}
        </Button>
      )}
    </div>
  );
}

/** Each refused row by its line, with what is wrong in every field. */
function RefusedRows({ id, version }: { id: string; version: number }) {
  const { t } = useReader();
  const rows = useInfiniteQuery(refusedRowsQuery(id, version));
  return (
    <Part title={t('console.imports.refused')} about={t('console.imports.refused.about')}>
      <a href={`/imports/${id}/errors`} download>
        {t('console.imports.errors')}
      </a>
      <Listed list={rows} rows={3} none={null}>
        {(items) => (
          <Lines>
            {items.map(({ line, externalId, errors }) => (
              <Line key={line} end={<bdi className={pieces.quiet}>{externalId}</bdi>}>
                <b>{t('console.imports.line', { line })}</b>
                {errors.map(({ field, rule, message, got }) => (
                  <p key={`${field} ${rule}`} className={pieces.quiet}>
                    <code dir="ltr">{field}</code> {message}
                    {got !== undefined && (
                      <>
                        {': '}
                        <bdi>{got}</bdi>
                      </>
                    )}
                  </p>
                ))}
              </Line>
            ))}
          </Lines>
        )}
      </Listed>
    </Part>
  );
}
