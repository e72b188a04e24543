import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { organisationQuery } from '../listings/queries.js';
import { Fetched, useNamed } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { NoAccess } from '../shell/states.js';
import { Waits } from '../shell/waits.js';
import { OneOf } from '../look/one-of.js';
import { capital, useReader } from '../texts/reader.js';
import { Colleagues } from './colleagues.js';
import { Verifications } from './verifications.js';

/** An organisation: what is known of it beyond its own word, and for its own people who acts for it. */
export default function OrganisationScreen() {
  const { id } = useParams();
  const { organisations } = useMe();
  const [named] = useNamed('of', organisations);
  const wanted = id ?? named ?? organisations[0];
  if (!wanted) return <NoAccess />;
  return <Found key={wanted} id={wanted} />;
}

function Found({ id }: { id: string }) {
  const { organisations } = useMe();
  const found = useQuery(organisationQuery(id));
  return <Fetched from={found}>{(organisation) => <One organisation={organisation} own={organisations.includes(id)} />}</Fetched>;
}

function One({ organisation, own }: { organisation: Shapes['OrganisationView']; own: boolean }) {
  const { t, code, country, language } = useReader();
  const { id, name, kind, size, website, registrationNumber } = organisation;
  const about = [capital(language, code('organisationKinds', kind)), country(organisation.country), size && code('organisationSizes', size)]; // prettier-ignore
  return (
    <Page title={name} about={about.filter(Boolean).join(' · ')} act={own && <Another id={id} />}>
      <Waits organisation={organisation} />
      {(website ?? registrationNumber) && (
        <p className={pieces.quiet}>
          {registrationNumber && (
            <>
              {t('console.organisation.number')}: <bdi>{registrationNumber}</bdi>
            </>
          )}
          {registrationNumber && website && ' · '}
          {website && (
            <a href={website} dir="ltr" rel="noreferrer" target="_blank">
              {website}
            </a>
          )}
        </p>
      )}
      <Verifications organisation={id} own={own} />
      {own && <Colleagues organisation={organisation} />}
    </Page>
  );
}

/** For whoever acts for several. */
function Another({ id }: { id: string }) {
  const { t } = useReader();
  const { organisations } = useMe();
  const [, choose] = useNamed('of', organisations);
  if (organisations.length < 2) return null;
  return (
    <OneOf
      name={t('console.role.firm')}
      value={id}
      choices={organisations.map((value, place) => ({ value, label: `${t('console.role.firm')} ${place + 1}` }))}
      onChoose={(next) => choose(next || null)}
    />
  );
}
