import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { OneOf } from '../look/one-of.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { Refused, refusedFields, useRefusedToast } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { capital, useReader } from '../texts/reader.js';
import { Proof } from './proof.js';
import { verificationsQuery, type Verification } from './queries.js';
import { SeeingDocument } from './seeing-document.js';

const kinds = ['domain', 'lei', 'inn', 'ogrn', 'mst'] as const satisfies readonly Verification['kind'][];
const levels = ['word', 'number', 'seen'] as const;

/** What an organisation has said that can be checked: numbers, the documents that prove them, domains of the web. */
export function Verifications({ organisation, own }: { organisation: string; own: boolean }) {
  const { t } = useReader();
  const found = useQuery(verificationsQuery(organisation));
  return (
    <Part title={t('console.known')} about={t(own ? 'console.known.about' : 'console.known.about_other')}>
      <Fetched from={found} rows={3}>
        {({ level, items }) => (
          <>
            <p>{t(`console.known.level.${levels[level] ?? 'word'}`)}</p>
            {items.length > 0 && (
              <Lines>
                {items.map((item) => (
                  <One key={item.id} organisation={organisation} item={item} own={own} />
                ))}
              </Lines>
            )}
          </>
        )}
      </Fetched>
      {own && <Claiming organisation={organisation} />}
    </Part>
  );
}

function One({ organisation, item, own }: { organisation: string; item: Verification; own: boolean }) {
  const { t, code, day, ago, language } = useReader();
  const { hubs, duties } = useMe();
  const { id, kind, value, document, until, seen, checkedAt, proof } = item;
  const [seeing, setSeeing] = useState(false);
  const queries = useQueryClient();
  const refused = useRefusedToast();
  const look = useMutation({
    mutationFn: () => answered(api.POST('/verifications/{id}/check', { params: { path: { id } } })),
    onSuccess: () => toast(t('console.known.looking')),
    onError: refused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['verifications', organisation] }),
  });
  const maySee = !own && kind !== 'domain' && (hubs.length > 0 || duties.length > 0);
  const acts = (
    <>
      <State list="verificationStates" state={seen ? 'seen' : document ? 'outdated' : 'said'} />
      {maySee && (
        <Button size="xs" variant="default" onClick={() => setSeeing(true)}>
          {t('console.known.see')}
        </Button>
      )}
      {own && kind === 'domain' && !seen && (
        <Button size="xs" variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          {t('console.known.look')}
        </Button>
      )}
    </>
  );
  return (
    <Line end={acts}>
      <p>
        {capital(language, code('numbers', kind))}{' '}
        <b>
          <bdi dir="ltr">{value}</bdi>
        </b>
      </p>
      {document && until && (
        <p className={pieces.quiet}>
          <bdi>{document}</bdi> · {t('console.known.until', { day: day(until) })}
        </p>
      )}
      {kind === 'domain' && !seen && checkedAt && (
        <p className={pieces.quiet}>{t('console.known.looked', { when: ago(checkedAt) })}</p>
      )}
      {proof && !seen && <Proof proof={proof} />}
      {seeing && <SeeingDocument organisation={organisation} item={item} done={() => setSeeing(false)} />}
    </Line>
  );
}

/** A number with its check digits, or a domain to be proven. */
function Claiming({ organisation }: { organisation: string }) {
  const { t, code, language } = useReader();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Verification['kind']>('domain');
  const [value, setValue] = useState('');
  const claim = useMutation({
    mutationFn: (body: Shapes['ClaimNumber']) =>
      answered(api.POST('/organisations/{id}/verifications', { params: { path: { id: organisation } }, body })),
    onSuccess: async () => {
      setValue('');
      await queries.invalidateQueries({ queryKey: ['verifications', organisation] });
    },
  });
  const { error } = claim;
  const fields = refusedFields(error);
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        claim.mutate({ kind, value: value.trim() });
      }}
    >
      <Refused error={error} beside />
      <div className={pieces.two}>
        <OneOf
          name={t('console.known.kind')}
          value={kind}
          choices={kinds.map((each) => ({ value: each, label: capital(language, code('numbers', each)) }))}
          onChoose={(next) => next && setKind(next)}
        />
        <TextInput
          aria-label={t('console.known.value')}
          placeholder={kind === 'domain' ? 'example.com' : t('console.known.value')}
          dir="ltr"
          required
          minLength={4}
          maxLength={253}
          error={fields.value}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" variant="default" loading={claim.isPending} className={pieces.start}>
        {t('console.known.add')}
      </Button>
    </form>
  );
}
