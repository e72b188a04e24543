import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answered, api } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { useSectorNames } from '../api/sectors.js';
import type { Listing } from '../listings/fields.js';
import { organisationQuery, translationsQuery } from '../listings/queries.js';
import Translations from '../listings/translations.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Page, Part } from '../shell/page.js';
import { translatedAs } from '../texts/translated-as.js';
import { useReader } from '../texts/reader.js';
import Assessed from './assessed.js';
import { Assessing } from './assessing.js';

/** One offering for the hub's market: what it says, what colleagues have said of it, and one's own word. */
export default function OfferingScreen() {
  const { id = '' } = useParams();
  const found = useQuery({
    queryKey: ['listing', id],
    queryFn: () => answered(api.GET('/listings/{id}', { params: { path: { id } } })),
  });
  return <Fetched from={found}>{(listing) => <One listing={listing} />}</Fetched>;
}

function One({ listing }: { listing: Listing }) {
  const { t, code, country, list } = useReader();
  const { hubs } = useMe();
  const { data: organisation } = useQuery(organisationQuery(listing.organisation));
  const nameOf = useSectorNames(listing.sectors);
  const { id, title, profileType, sectors } = listing;
  return (
    <Page
      title={title}
      about={
        <>
          {code('profileTypes', profileType)}
          {organisation && (
            <>
              {' · '}
              <Link to={`/organisation/${organisation.id}`}>
                <bdi>{organisation.name}</bdi>
              </Link>{' '}
              · {country(organisation.country)}
            </>
          )}
        </>
      }
    >
      <Part title={t('console.words.description')}>
        <Words listing={listing} />
        <p className={pieces.quiet}>{list(sectors.map(nameOf))}</p>
      </Part>
      <Assessed listing={id} />
      <Translations listing={listing} />
      <Assessing listing={id} organisation={listing.organisation} hub={hubs[0]!} />
    </Page>
  );
}

/** In the reader's language where somebody has translated it; the original stays a step away. */
function Words({ listing }: { listing: Listing }) {
  const { t, language } = useReader();
  const { data } = useQuery(translationsQuery(listing.id));
  const translation = data?.items.find((each) => each.language === language);
  if (!translation) return <Texts of={listing} />;
  return (
    <>
      <p dir="auto" lang={language}>
        <b>{translation.title}</b>
      </p>
      <Texts of={translation} />
      <p className={pieces.quiet}>{t(translatedAs(translation), { language: listing.language })}</p>
      <details>
        <summary>{t('card.original')}</summary>
        <Texts of={listing} />
      </details>
    </>
  );
}

const Texts = ({ of }: { of: Pick<Listing, 'language' | 'summary' | 'description' | 'advantages'> }) =>
  [of.summary, of.description, of.advantages].map(
    (text) =>
      text && (
        <p key={text} dir="auto" lang={of.language}>
          {text}
        </p>
      ),
  );
