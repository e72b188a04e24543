import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { Icon } from '../look/icons.js';
import { Fetched } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { Calibration } from './calibration.js';
import { Policy } from './policy.js';

const policiesQuery = { queryKey: ['policies'], queryFn: () => answered(api.GET('/policies')) };

/** What pairs are ranked by: how true it comes, what was learnt of answers, and whether that is put in force. */
export default function Matching() {
  const { t, number } = useReader();
  const refused = useRefusedToast();
  const policies = useQuery(policiesQuery);
  const learn = useMutation({
    mutationFn: () => answered(api.POST('/policies')),
    onSuccess: () => toast(t('console.matching.asked'), { tone: 'good' }),
    onError: refused,
  });
  const act = (
    <Button leftSection={<Icon name="spark" size={16} />} loading={learn.isPending} onClick={() => learn.mutate()}>
      {t('console.matching.learn')}
    </Button>
  );
  return (
    <Page title={t('console.place.matching')} about={t('console.matching.about')} act={act}>
      <Fetched from={policies} rows={6}>
        {({ items, decisions, needed, calibration }) => (
          <>
            <p>{t('console.matching.learn.about', { decisions: number(decisions), needed: number(needed) })}</p>
            <Calibration of={calibration} />
            {items.map((policy) => (
              <Policy key={policy.version} policy={policy} inForce={items.find((each) => each.inForce)} />
            ))}
          </>
        )}
      </Fetched>
    </Page>
  );
}
