import { useQuery } from '@tanstack/react-query';
import { hubsQuery } from '../api/hubs.js';
import { OneOf } from '../look/one-of.js';
import { Fetched, useNamed } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { Empty } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { rulesQuery } from './queries.js';
import { Setting } from './setting.js';

/** Whom each hub admits to its market: set by a compliance officer, after a dry run. */
export default function Admission() {
  const { t } = useReader();
  const hubs = useQuery(hubsQuery);
  const all = hubs.data?.items ?? [];
  const [named, choose] = useNamed('hub', all.map(({ id }) => id)); // prettier-ignore
  const hub = named ?? all[0]?.id;
  const choice = hub && (
    <OneOf
      name={t('console.hub')}
      value={hub}
      choices={all.map(({ id, name }) => ({ value: id, label: name }))}
      onChoose={(next) => choose(next || null)}
    />
  );
  return (
    <Page title={t('console.admission')} about={t('console.admission.about')} act={choice}>
      <Fetched from={hubs}>
        {() =>
          hub ? (
            <Rules key={hub} hub={hub} />
          ) : (
            <Empty icon="globe" title={t('console.hubs.none')}>
              {t('console.admission.no_hub')}
            </Empty>
          )
        }
      </Fetched>
    </Page>
  );
}

function Rules({ hub }: { hub: string }) {
  const found = useQuery({ ...rulesQuery(hub), refetchOnWindowFocus: false });
  return <Fetched from={found}>{(known) => <Setting key={known.version} hub={hub} known={known} />}</Fetched>;
}
