import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { Icon } from '../look/icons.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { Empty } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { rulesQuery, type Rule } from './queries.js';
import { RuleForm } from './rule-form.js';
import { RuleSaid } from './rules.js';
import { TrialSaid } from './trial.js';

const fresh: Rule = { name: '', sectors: [], origins: [], originsExcept: [], licenceModels: [], verdict: 'refuse' };

/** The rules in their order, as they are written; nothing counts before it is tried and then set. */
export function Setting({ hub, known }: { hub: string; known: Shapes['AdmissionRules'] }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const [rules, setRules] = useState<readonly Rule[]>(known.rules);
  const [open, setOpen] = useState<number>();
  const body = { rules: rules.map((rule) => ({ ...rule })) };
  const asked = { params: { path: { id: hub } }, body };
  const attempt = useMutation({ mutationFn: () => answered(api.POST('/hubs/{id}/admission-rules/trial', asked)) });
  const set = useMutation({
    mutationFn: () => answered(api.PUT('/hubs/{id}/admission-rules', asked)),
    onSuccess: (saved) => {
      toast(t('console.admission.saved'), { tone: 'good' });
      queries.setQueryData(rulesQuery(hub).queryKey, saved);
    },
  });
  const changed = JSON.stringify(rules) !== JSON.stringify(known.rules);
  const change = (next: readonly Rule[]) => {
    attempt.reset();
    setRules(next);
  };
  const move = (from: number, to: number) => {
    const next = [...rules];
    next.splice(to, 0, ...next.splice(from, 1));
    change(next);
  };
  const put = (rule: Rule) => {
    change(open === rules.length ? [...rules, rule] : rules.map((each, place) => (place === open ? rule : each)));
    setOpen(undefined);
  };
  const add = (
    <Button variant="default" leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen(rules.length)}>
      {t('console.admission.add')}
    </Button>
  );
  return (
    <>
      {rules.length === 0 ? (
        open === undefined && (
          <Empty icon="shield" title={t('console.admission.none')} act={add}>
            {t('console.admission.none.next')}
          </Empty>
        )
      ) : (
        <Part title={t('console.admission.rules')} about={t('console.admission.order')}>
          <Lines>
            {rules.map((rule, place) => (
              <Line key={rule.name} end={<State list="admissionVerdicts" state={rule.verdict} />}>
                <RuleSaid rule={rule} />
                <div className={pieces.acts}>
                  <Act name={t('console.admission.change')} of={rule.name} run={() => setOpen(place)} />
                  {place > 0 && <Act name={t('console.admission.up')} of={rule.name} run={() => move(place, place - 1)} />}
                  {place < rules.length - 1 && (
                    <Act name={t('console.admission.down')} of={rule.name} run={() => move(place, place + 1)} />
                  )}
                  <Act name={t('console.hub.remove')} of={rule.name} run={() => change(rules.filter((each) => each !== rule))} />
                </div>
              </Line>
            ))}
          </Lines>
          {open === undefined && <div>{add}</div>}
        </Part>
      )}
      {open !== undefined && (
        <RuleForm
          key={open}
          rule={rules[open] ?? fresh}
          taken={rules.filter((_, place) => place !== open).map(({ name }) => name)}
          onDone={put}
          onLeave={() => setOpen(undefined)}
        />
      )}
      <Refused error={attempt.error ?? set.error} />
      {open === undefined && (changed || rules.length > 0) && (
        <div className={pieces.acts}>
          <Button variant={attempt.data ? 'default' : 'filled'} loading={attempt.isPending} onClick={() => attempt.mutate()}>
            {t('console.admission.try')}
          </Button>
          {changed && attempt.data && (
            <Button loading={set.isPending} onClick={() => set.mutate()}>
              {t('console.admission.set')}
            </Button>
          )}
          {changed && (
            <Button variant="default" onClick={() => change(known.rules)}>
              {t('console.admission.leave')}
            </Button>
          )}
          {changed && !attempt.data && <p className={pieces.quiet}>{t('console.admission.try.first')}</p>}
        </div>
      )}
      {attempt.data && <TrialSaid trial={attempt.data} />}
    </>
  );
}

const Act = ({ name, of, run }: { name: string; of: string; run: () => void }) => (
  <Button size="compact-xs" variant="default" aria-label={`${name}: ${of}`} onClick={run}>
    {name}
  </Button>
);
