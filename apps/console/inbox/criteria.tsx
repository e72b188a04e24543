import { localeOf } from '#texts';
import { useReader, type Reader } from '../texts/reader.js';
import type { Proposal } from './queries.js';
import styles from './criteria.module.css';

type Views = NonNullable<Proposal['views']>;
type Reasons = Proposal['reasons'];
type Row = { criterion: string; need: number; offering: number; reasons: Reasons };

/** A row a criterion: what it adds for the client and for the firm, from the middle to either side, and the sentence that says why. */
export function Criteria({ views, reasons }: { views: Views; reasons: Reasons }) {
  const reader = useReader();
  const { t, share, tell } = reader;
  const rows = rowsOf(views, reasons);
  const largest = Math.max(0.01, ...rows.flatMap(({ need, offering }) => [Math.abs(need), Math.abs(offering)]));
  return (
    <table className={styles.criteria}>
      <caption className="heard">{t('console.why')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="heard">{t('console.criterion')}</span>
          </th>
          {(['need', 'offering'] as const).map((side) => (
            <th key={side} scope="col" title={t(`queue.view.${side}`)}>
              {t(side === 'need' ? 'console.view.client' : 'console.view.firm')}{' '}
              <b className="number">{share(views[side].wants)}</b>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ criterion, reasons: all, ...adds }) => {
          const said = distinct(reader, all);
          return (
            <tr key={criterion} data-unknown={said.length > 0 && said.every(({ sign }) => sign === '?') ? true : undefined}>
              <th scope="row">
                {tell({ key: `criterion.${criterion}` })}
                {said.map((reason) => (
                  <Said key={`${reason.key} ${reason.side}`} reason={reason} />
                ))}
              </th>
              {(['need', 'offering'] as const).map((side) => (
                <td key={side}>
                  <Bar value={adds[side]} largest={largest} />
                  <span className="number">{signed(reader, adds[side])}</span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Said({ reason }: { reason: Reasons[number] }) {
  const { t, tell, language } = useReader();
  const { key, facts } = reason;
  const words = key === 'reason.topic.shared' ? (facts as { words?: unknown }).words : undefined;
  if (Array.isArray(words))
    return (
      <span className={styles.said}>
        {t('console.words.met')}
        <span className={styles.words}>
          {words.map((word) => (
            <bdi key={String(word)} className={styles.word} lang={language}>
              {String(word)}
            </bdi>
          ))}
        </span>
      </span>
    );
  return <span className={styles.said}>{tell(reason)}</span>;
}

/** From the middle: towards the end of the line for, towards its start against. Not by colour alone, as the number has its sign. */
function Bar({ value, largest }: { value: number; largest: number }) {
  const width = (Math.abs(value) / largest) * 50;
  return (
    <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="3.5" width="100" height="1" className={styles.axis} />
      <rect
        x={value < 0 ? 50 - width : 50}
        y="0"
        width={Math.max(width, 0.6)}
        height="8"
        className={value < 0 ? styles.against : styles.for}
      />
      <rect x="49.7" y="0" width="0.6" height="8" className={styles.middle} />
    </svg>
  );
}

/** Every criterion that counts for either side, the weightiest first. */
function rowsOf({ need, offering }: Views, reasons: Reasons): Row[] {
  const adds = (view: Views['need'], criterion: string) =>
    view.contributions.find((each) => each.criterion === criterion)?.adds ?? 0;
  const names = [...new Set([...need.contributions, ...offering.contributions].map(({ criterion }) => criterion))];
  return names
    .map((criterion) => ({
      criterion,
      need: adds(need, criterion),
      offering: adds(offering, criterion),
      reasons: reasons.filter(({ key }) => key.startsWith(`reason.${criterion}.`)),
    }))
    .filter((row) => row.need !== 0 || row.offering !== 0 || row.reasons.length > 0)
    .sort((one, other) => Math.abs(other.need) + Math.abs(other.offering) - Math.abs(one.need) - Math.abs(one.offering));
}

/** Both sides often say the same: once is enough. */
const distinct = ({ tell }: Reader, reasons: Reasons): Reasons =>
  reasons.filter((reason, at) => reasons.findIndex((other) => tell(other) === tell(reason)) === at); // prettier-ignore

const signed = ({ language }: Reader, value: number): string =>
  new Intl.NumberFormat(localeOf(language), {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
