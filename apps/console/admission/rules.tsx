import { useQuery } from '@tanstack/react-query';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { useReader, type Reader } from '../texts/reader.js';
import { rulesQuery, type Rule } from './queries.js';

/** A hub's rules, to read: a compliance officer sets them. */
export function AdmissionRules({ hub }: { hub: string }) {
  const { t } = useReader();
  const found = useQuery(rulesQuery(hub));
  return (
    <Part title={t('console.admission')} about={t('console.admission.who_sets')}>
      <Fetched from={found} rows={2}>
        {({ rules }) =>
          rules.length === 0 ? (
            <p className={pieces.quiet}>{t('console.admission.none')}</p>
          ) : (
            <Lines>
              {rules.map((rule) => (
                <Line key={rule.name} end={<State list="admissionVerdicts" state={rule.verdict} />}>
                  <RuleSaid rule={rule} />
                </Line>
              ))}
            </Lines>
          )
        }
      </Fetched>
    </Part>
  );
}

/** One rule: its name, and whom it is about. */
export function RuleSaid({ rule }: { rule: Rule }) {
  const reader = useReader();
  const asked = askedBy(reader, rule);
  return (
    <>
      <p>
        <b>
          <bdi>{rule.name}</bdi>
        </b>
      </p>
      <p className={pieces.quiet}>{asked.length ? asked.join(' · ') : reader.t('console.admission.everybody')}</p>
    </>
  );
}

/** What a rule asks about; what it leaves empty it does not. */
function askedBy({ t, list, country, code }: Reader, rule: Rule): string[] {
  const { sectors, origins, originsExcept, licenceModels, criticalInfrastructure: critical } = rule;
  return [
    sectors.length > 0 && `${t('console.admission.sectors')}: ${sectors.join(', ')}`,
    origins.length > 0 && `${t('console.admission.origins')}: ${list(origins.map(country))}`,
    originsExcept.length > 0 && `${t('console.admission.origins_except')}: ${list(originsExcept.map(country))}`,
    licenceModels.length > 0 &&
      `${t('console.admission.licences')}: ${list(licenceModels.map((each) => code('licenceModels', each)))}`,
    critical !== undefined && t(critical ? 'console.admission.critical' : 'console.admission.not_critical'),
  ].filter((each) => each !== false);
}
