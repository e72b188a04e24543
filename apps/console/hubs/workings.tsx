import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, from, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader, type Key } from '../texts/reader.js';
import { weekdayOf } from '../texts/times.js';
import { Saying, type Said } from './said.js';
import styles from './hubs.module.css';

type Hub = Shapes['HubView'];
type Told = Pick<Hub, 'workWeek' | 'capacity' | 'reviewDays' | 'consentDays' | 'nudgeDays' | 'replyTo'> & Said;

const counts = ['capacity', 'reviewDays', 'consentDays', 'nudgeDays'] as const;

/** On which days it works, what it carries at once, and how long each step may take. */
export function Workings({ hub }: { hub: Hub }) {
  const { t, language } = useReader();
  const rules = useMe().duties.includes('operator');
  const queries = useQueryClient();
  const { workWeek, capacity, reviewDays, consentDays, nudgeDays, replyTo, languages, fallbackLanguage, attestations, listPolicy } = hub; // prettier-ignore
  const [told, setTold] = useState<Told>({ workWeek, capacity, reviewDays, consentDays, nudgeDays, replyTo, languages, fallbackLanguage, attestations, listPolicy, letterhead: hub.letterhead ?? '' }); // prettier-ignore
  const set = (part: Partial<Told>) => setTold((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { listPolicy: _, ...said } = told;
      return answered(
        api.PATCH('/hubs/{id}', {
          params: { path: { id: hub.id } },
          headers: from(hub.version),
          body: { ...said, letterhead: told.letterhead.trim() || null, ...(rules && { listPolicy: told.listPolicy }) },
        }),
      );
    },
    onSuccess: async () => {
      toast(t('console.hub.saved'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: ['hubs'] });
    },
  });
  const { error } = save;
  const fields = refusedFields(error);
  const toggle = (day: number) =>
    set({
      workWeek: told.workWeek.includes(day) ? told.workWeek.filter((each) => each !== day) : [...told.workWeek, day].sort(),
    });
  return (
    <Part id="workings" title={t('console.hub.workings')} about={t('console.hub.workings.about')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Refused error={error} beside />
        <fieldset className={pieces.choices}>
          <legend>{t('console.hubs.week')}</legend>
          <div className={styles.days}>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <Checkbox
                key={day}
                label={weekdayOf(language, day)}
                checked={told.workWeek.includes(day)}
                onChange={() => toggle(day)}
              />
            ))}
          </div>
          {fields.workWeek && <p className={pieces.failed}>{fields.workWeek}</p>}
        </fieldset>
        <div className={pieces.two}>
          {counts.map((name) => (
            <TextInput
              key={name}
              type="number"
              min={1}
              label={t(`console.hub.${name}` satisfies Key)}
              required
              withAsterisk={false}
              error={fields[name]}
              value={told[name]}
              onChange={(event) => set({ [name]: event.currentTarget.valueAsNumber || 0 })}
            />
          ))}
        </div>
        <TextInput
          label={t('console.hubs.reply_to')}
          type="email"
          dir="ltr"
          required
          withAsterisk={false}
          error={fields.replyTo}
          value={told.replyTo}
          onChange={(event) => set({ replyTo: event.currentTarget.value })}
        />
        <Saying rules={rules} told={told} set={set} fields={fields} />
        <Button type="submit" loading={save.isPending} className={pieces.start}>
          {t('page.save')}
        </Button>
      </form>
    </Part>
  );
}
