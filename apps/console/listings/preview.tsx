import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { PartnerCard } from '../partners/partner-card.js';
import { Part } from '../shell/page.js';
import { useReader } from '../texts/reader.js';
import type { Side, Values } from './fields.js';

type Props = { side: Side; values: Values; organisation: Shapes['OrganisationView'] | undefined };

/**
 * As the other side sees it, before both agree and after; of an offer in the open catalogue also as everybody does. What is shown of a need
 * there is for its mandate to say, which a form does not know.
 */
export function Preview({ side, values, organisation }: Props) {
  const { t, language } = useReader();
  const [stage, setStage] = useState('before');
  const named = values.visibility === 'named' || stage === 'after';
  const open = side === 'offering' && values.inCatalogue === true;
  const text = (name: string) => String(values[name] ?? '');
  const list = (name: string) => (Array.isArray(values[name]) ? (values[name] as string[]) : []);
  const card: Shapes['PartnerCard'] = {
    title: text('title') || '…',
    summary: text('summary'),
    description: stage === 'everybody' ? null : text('description') || null,
    language: text('language'),
    country: organisation?.country ?? '',
    profileType: text('profileType'),
    sectors: list('sectors'),
    cooperationTypes: list('cooperationTypes'),
    deliveryModes: list('deliveryModes'),
    languages: list('languages'),
    organisation: named && organisation ? organisation.name : null,
    reasons: [],
    gap: null,
  };
  return (
    <Part title={t('console.preview')} about={t('console.preview.about')}>
      <SegmentedControl
        aria-label={t('console.preview')}
        orientation={open ? 'vertical' : 'horizontal'}
        value={stage}
        onChange={setStage}
        data={[
          { value: 'before', label: t('console.preview.before') },
          { value: 'after', label: t('console.preview.after') },
          ...(open ? [{ value: 'everybody', label: t('console.preview.everybody') }] : []),
        ]}
      />
      <PartnerCard card={card}>{stage === 'after' && <p>{t('console.preview.contacts')}</p>}</PartnerCard>
      {stage === 'everybody' && (
        <p className={pieces.quiet}>
          {t('console.preview.catalogue')}{' '}
          <a href={`/see/catalogue?language=${language}`} target="_blank" rel="noreferrer">
            {t('console.preview.catalogue.see')}
          </a>
        </p>
      )}
    </Part>
  );
}
