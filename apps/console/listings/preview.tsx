import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Shapes } from '../api/client.js';
import { PartnerCard } from '../partners/partner-card.js';
import { Part } from '../shell/page.js';
import { useReader } from '../texts/reader.js';
import type { Values } from './fields.js';

type Props = { values: Values; organisation: Shapes['OrganisationView'] | undefined };

/** As the other side sees it: before both agree, and after. */
export function Preview({ values, organisation }: Props) {
  const { t } = useReader();
  const [agreed, setAgreed] = useState('before');
  const named = values.visibility === 'named' || agreed === 'after';
  const text = (name: string) => String(values[name] ?? '');
  const list = (name: string) => (Array.isArray(values[name]) ? (values[name] as string[]) : []);
  const card: Shapes['PartnerCard'] = {
    title: text('title') || '…',
    summary: text('summary'),
    description: text('description') || null,
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
        value={agreed}
        onChange={setAgreed}
        data={[
          { value: 'before', label: t('console.preview.before') },
          { value: 'after', label: t('console.preview.after') },
        ]}
      />
      <PartnerCard card={card}>{agreed === 'after' && <p>{t('console.preview.contacts')}</p>}</PartnerCard>
    </Part>
  );
}
