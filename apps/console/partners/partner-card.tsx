import type { ReactNode } from 'react';
import type { Shapes } from '../api/client.js';
import { named, sectorsIn, useSectorNames } from '../api/sectors.js';
import { Icon } from '../look/icons.js';
import pieces from '../look/pieces.module.css';
import { useReader } from '../texts/reader.js';
import { translatedAs } from '../texts/translated-as.js';
import styles from './partners.module.css';

type Card = Shapes['PartnerCard'];

/** The other side as one may see it before both agree: what and where, two reasons for, one gap. No name, where none was chosen to be shown. */
export function PartnerCard({ card, own, children }: { card: Card; own?: string; children?: ReactNode }) {
  const { t, tell, code, country, language, tongue, list } = useReader();
  const { reasons, gap } = card;
  // what somebody has translated is read first, and the original beside it
  const translation = card.language === language ? null : card.translation;
  const { title, summary, description, language: written } = translation ?? card;
  const nameOf = useSectorNames([...card.sectors, ...[...reasons, ...(gap ? [gap] : [])].flatMap(sectorsIn)]);
  return (
    <article className={pieces.card}>
      <p className={styles.kind}>
        {code('profileTypes', card.profileType)}
        {card.country && ` · ${country(card.country)}`}
        {card.language !== language && ` · ${tongue(card.language)}`}
      </p>
      <h3 dir="auto" lang={written}>
        {title}
      </h3>
      {card.organisation && (
        <p className={pieces.quiet}>
          <bdi>{card.organisation}</bdi>
        </p>
      )}
      <p dir="auto" lang={written}>
        {summary}
      </p>
      {description && (
        <details>
          <summary>{t('console.words.description')}</summary>
          <p dir="auto" lang={written}>
            {description}
          </p>
          <p className={pieces.quiet}>{list(card.sectors.map(nameOf))}</p>
        </details>
      )}
      {translation && (
        <>
          <p className={pieces.quiet}>{t(translatedAs(translation), { language: card.language })}</p>
          <details>
            <summary>{t('card.original')}</summary>
            {[card.title, card.summary, card.description].map(
              (text) =>
                text && (
                  <p key={text} dir="auto" lang={card.language}>
                    {text}
                  </p>
                ),
            )}
          </details>
        </>
      )}
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.slice(0, 2).map((reason) => (
            <li key={reason.key}>
              <Icon name="check" size={16} /> <span>{tell(named(reason, nameOf))}</span>
            </li>
          ))}
          {gap && (
            <li data-gap>
              <Icon name="question" size={16} /> <span>{tell(named(gap, nameOf))}</span>
            </li>
          )}
        </ul>
      )}
      {own && <p className={pieces.quiet}>{t('card.yours', { title: own })}</p>}
      {children}
    </article>
  );
}
