import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, from, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Declaring, type Asked } from '../partners/declaring.js';
import { Dialog } from '../shell/dialog.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';

type Answer = Shapes['RecordAnswer'];
type Props = { id: string; side: { version: number; attestation: Asked | null }; done: () => void };

/** What a represented client said by other means than its link: with how it is known, in effect after two days. */
export default function Recording({ id, side, done }: Props) {
  const { t, codes } = useReader();
  const queries = useQueryClient();
  const [answer, setAnswer] = useState<Answer['answer']>('accept');
  const [evidence, setEvidence] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [until, setUntil] = useState('');
  const record = useMutation({
    mutationFn: () => {
      const body = { answer, evidence: evidence.trim(), ...(answer === 'accept' && side.attestation && { attests: side.attestation.version }), ...(answer === 'decline' && { code }), ...(answer === 'not_now' && { until }) } as Answer; // prettier-ignore
      return answered(api.PUT('/introductions/{id}/recorded-answer', { params: { path: { id } }, headers: from(side.version), body })); // prettier-ignore
    },
    onSuccess: async () => {
      toast(t('console.introductions.recorded'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: ['brokered'] });
      done();
    },
  });
  const { error } = record;
  const fields = refusedFields(error);
  return (
    <Dialog onClose={done} title={t('console.introductions.record')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          record.mutate();
        }}
      >
        <Refused error={error} beside />
        <SegmentedControl
          fullWidth
          aria-label={t('console.introductions.record')}
          value={answer}
          onChange={(next) => setAnswer(next as Answer['answer'])}
          data={[
            { value: 'accept', label: t('answer.accepted') },
            { value: 'not_now', label: t('answer.not_now') },
            { value: 'decline', label: t('answer.declined') },
          ]}
        />
        {answer === 'accept' && side.attestation && (
          <Declaring asked={side.attestation} label={t('console.introductions.declared')} />
        )}
        {answer === 'decline' && (
          <Select
            label={t('console.partners.why_not')}
            data={codes('declineCodes')}
            required
            withAsterisk={false}
            error={fields.code}
            value={code}
            onChange={setCode}
          />
        )}
        {answer === 'not_now' && (
          <TextInput
            type="date"
            label={t('console.partners.ask_again')}
            required
            withAsterisk={false}
            error={fields.until}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t('console.introductions.evidence')}
          description={t('console.introductions.evidence.about')}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={2000}
          error={fields.evidence}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        <Button type="submit" loading={record.isPending}>
          {t('page.save')}
        </Button>
      </form>
    </Dialog>
  );
}
