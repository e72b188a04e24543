import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, Refusal, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Parted, useNamed } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { capital, useReader } from '../texts/reader.js';
import { assessmentsQuery, kinds, ratings, rubric, type Kind } from './queries.js';
import { Stake } from './stake.js';
import styles from './assessments.module.css';

type Props = { listing: string; organisation: string; hub: string };
type Body = Shapes['MakeAssessment'];

/** One's own word on an offering: by a rubric, with what it rests on; a later one replaces it. */
export function Assessing({ listing, organisation, hub }: Props) {
  const { t } = useReader();
  const [kind = 'readiness', choose] = useNamed('kind', kinds);
  return (
    <Part title={t('console.assess')} about={t('console.assess.about')}>
      <Parted list="assessmentKinds" values={kinds} value={kind} choose={choose} />
      <Asked key={kind} kind={kind} listing={listing} hub={hub} />
      <Stake organisation={organisation} listing={listing} />
    </Part>
  );
}

function Asked({ kind, listing, hub }: { kind: Kind } & Pick<Props, 'listing' | 'hub'>) {
  const { t, code, language } = useReader();
  const queries = useQueryClient();
  const [told, setTold] = useState<Partial<Record<string, number>>>({});
  const [evidence, setEvidence] = useState('');
  const [address, setAddress] = useState('');
  const make = useMutation({
    mutationFn: () => {
      const body = { hub, kind, ratings: told, evidence: evidence.trim(), ...(address.trim() && { evidenceAddress: address.trim() }) }; // prettier-ignore
      return answered(api.POST('/listings/{id}/assessments', { params: { path: { id: listing } }, body: body as Body }));
    },
    onSuccess: async () => {
      toast(t('console.assess.made'), { tone: 'good' });
      setTold({});
      setEvidence('');
      setAddress('');
      await queries.invalidateQueries({ queryKey: assessmentsQuery(listing).queryKey });
    },
  });
  const { error } = make;
  const fields = refusedFields(error);
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      {isStake(error) ? (
        <p role="alert" className={pieces.failed}>
          {t('console.assess.stake.refused')}
        </p>
      ) : (
        <Refused error={error} beside />
      )}
      <p className={pieces.quiet}>{t('console.assess.scale')}</p>
      {rubric[kind].map((question) => (
        <fieldset key={question} className={styles.question}>
          <legend>
            {capital(language, code('rubric', question))} <span>{t(`console.rubric.${question}`)}</span>
          </legend>
          <div>
            {ratings.map((rating) => (
              <label key={rating}>
                <input
                  type="radio"
                  name={question}
                  value={rating}
                  required
                  checked={told[question] === rating}
                  onChange={() => setTold((now) => ({ ...now, [question]: rating }))}
                />
                <span className="number">{rating}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <Textarea
        label={t('console.assess.evidence')}
        description={t('console.assess.evidence.about')}
        dir="auto"
        rows={4}
        minLength={10}
        maxLength={4000}
        required
        withAsterisk={false}
        error={fields.evidence}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <TextInput
        label={t('console.assess.address')}
        type="url"
        dir="ltr"
        placeholder="https://"
        error={fields.evidenceAddress}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Button type="submit" loading={make.isPending} className={pieces.start}>
        {t('console.assess.make')}
      </Button>
    </form>
  );
}

/** Refused because of one's own stake in the owner. */
const isStake = (error: Error | null) =>
  error instanceof Refusal && (error.problem.facts as Record<string, unknown> | undefined)?.reason === 'interest';
