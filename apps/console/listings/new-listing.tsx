import { useState } from 'react';
import { useLocation } from 'react-router';
import { useMe } from '../api/queries.js';
import { Page } from '../shell/page.js';
import { useReader } from '../texts/reader.js';
import type { Owner } from './draft.js';
import { Editor } from './editor.js';
import type { Values } from './fields.js';
import { ForWhom } from './for-whom.js';
import { KindChoice } from './kind-choice.js';

/** A new listing: for whom (of a coordinator), then how the money goes, which decides its kind; then the form, which saves as it goes. */
export default function NewListing() {
  const { t, language } = useReader();
  const { organisations, hubs } = useMe();
  const side = useLocation().pathname.startsWith('/needs') ? 'need' : 'offering';
  const [owner, setOwner] = useState<Owner | undefined>(side === 'offering' ? { organisation: organisations[0]! } : undefined);
  const [profileType, setProfileType] = useState<string>();
  const title = t(side === 'need' ? 'console.listings.new.need' : 'console.listings.new.offering');
  if (!owner)
    return (
      <Page title={title} about={t('console.for_whom.about')}>
        <ForWhom hub={hubs[0]!} onChosen={setOwner} />
      </Page>
    );
  if (!profileType)
    return (
      <Page title={title} about={t('console.kind.about')}>
        <KindChoice side={side} onChosen={setProfileType} />
      </Page>
    );
  const first: Values = { profileType, language, visibility: side === 'need' ? 'anonymous' : 'named', capacity: 3 };
  return <Editor listing={undefined} side={side} owner={owner} first={first} />;
}
