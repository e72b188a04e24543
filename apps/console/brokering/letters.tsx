import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, from, type Shapes } from '../api/client.js';
import { OneOf } from '../look/one-of.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { useRefusedToast } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { languages, ownName, useReader } from '../texts/reader.js';

type Letter = Shapes['LetterView'];
type Side = Letter['side'];
const sides = ['need', 'offering'] as const satisfies readonly Side[];
const reasons = ['mistake', 'ended', 'misuse', 'asked'] as const;

/** The letters that introduce one side to the other, each in its reader's language, and a new one. */
export function Letters({ introduction }: { introduction: string }) {
  const reader = useReader();
  const { t } = reader;
  const refused = useRefusedToast();
  const queries = useQueryClient();
  const [to, setTo] = useState<Side>('need');
  const [language, setLanguage] = useState(reader.language);
  const letters = useQuery({
    queryKey: ['letters', introduction],
    queryFn: () => answered(api.GET('/introductions/{id}/letters', { params: { path: { id: introduction } } })),
  });
  const issue = useMutation({
    mutationFn: () =>
      answered(api.POST('/introductions/{id}/letters', { params: { path: { id: introduction } }, body: { to, language } })),
    onSuccess: async () => {
      toast(t('console.letters.issued'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: ['letters', introduction] });
    },
    onError: refused,
  });
  return (
    <section className={pieces.form}>
      <h3>{t('console.letters')}</h3>
      <Fetched from={letters} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={pieces.quiet}>{t('console.letters.none')}</p>
          ) : (
            <Lines>
              {items.map((letter) => (
                <One key={letter.id} letter={letter} />
              ))}
            </Lines>
          )
        }
      </Fetched>
      <div className={pieces.acts}>
        <OneOf
          name={t('console.letters.to')}
          choices={sides.map((value) => ({
            value,
            label: t(value === 'need' ? 'console.letters.to.need' : 'console.letters.to.offering'),
          }))}
          value={to}
          onChoose={(next) => next && setTo(next)}
        />
        <OneOf
          name={t('console.language')}
          choices={languages.map((value) => ({ value, label: ownName(value) }))}
          value={language}
          onChoose={(next) => next && setLanguage(next)}
        />
        <Button size="xs" variant="default" loading={issue.isPending} onClick={() => issue.mutate()}>
          {t('console.letters.issue')}
        </Button>
      </div>
      <p className={pieces.quiet}>{t('console.letters.about')}</p>
    </section>
  );
}

function One({ letter }: { letter: Letter }) {
  const { t, day, code } = useReader();
  const refused = useRefusedToast();
  const { id, side, language, reference, issuedAt, revokedAt, revokedFor, version, introduction } = letter;
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (reason: (typeof reasons)[number]) =>
      answered(api.PUT('/letters/{id}/revocation', { params: { path: { id } }, headers: from(version), body: { reason } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['letters', introduction] }),
    onError: refused,
  });
  const acts = revokedAt ? (
    <State list="letterStates" state="revoked" />
  ) : (
    <>
      <State list="letterStates" state="valid" />
      <OneOf
        name={t('console.letters.revoke')}
        none={t('console.letters.revoke')}
        choices={reasons.map((value) => ({ value, label: code('letterRevocations', value) }))}
        value=""
        onChoose={(reason) => reason && revoke.mutate(reason)}
      />
    </>
  );
  return (
    <Line end={acts}>
      <a href={`/letters/${id}/file`} target="_blank" rel="noreferrer">
        <span dir="ltr">{reference}</span>
      </a>
      <p className={pieces.quiet}>
        {t(side === 'need' ? 'console.letters.to.need' : 'console.letters.to.offering')} · {ownName(language)} · {day(issuedAt)}
        {revokedAt && revokedFor && ` · ${code('letterRevocations', revokedFor)}, ${day(revokedAt)}`}
      </p>
    </Line>
  );
}
