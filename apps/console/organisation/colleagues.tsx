import { useQuery } from '@tanstack/react-query';
import { useMe } from '../api/queries.js';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { capital, useReader } from '../texts/reader.js';
import { colleaguesQuery } from './queries.js';

/** Who acts for one's own organisation. */
export function Colleagues({ organisation }: { organisation: string }) {
  const { t, code, language } = useReader();
  const { person } = useMe();
  const found = useQuery(colleaguesQuery(organisation));
  return (
    <Part title={t('console.colleagues')} about={t('console.colleagues.about')}>
      <Fetched from={found} rows={2}>
        {({ items }) => (
          <Lines>
            {items.map(({ id, name, email, role }) => (
              <Line key={id} end={<span className={pieces.badge}>{capital(language, code('memberRoles', role))}</span>}>
                <p>
                  <bdi>{name}</bdi> {id === person && <span className={pieces.quiet}>({t('console.assign.me')})</span>}
                </p>
                <p className={pieces.quiet} dir="ltr">
                  {email}
                </p>
              </Line>
            ))}
          </Lines>
        )}
      </Fetched>
    </Part>
  );
}
