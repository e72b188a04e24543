import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { pagesOf } from '../api/pages.js';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Listed } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { useReader } from '../texts/reader.js';

/** What was reported to a hub: whoever has three reports on an introduction writes no more on it. */
export function ReportedMessages({ hub }: { hub: string }) {
  const { t, ago, code } = useReader();
  const list = useInfiniteQuery(
    pagesOf(['reported', hub], (asked) =>
      answered(api.GET('/hubs/{id}/reported-messages', { params: { path: { id: hub }, query: asked } })),
    ),
  );
  return (
    <Part title={t('console.reported')} about={t('console.reported.about')}>
      <Listed list={list} rows={2} none={<p className={pieces.quiet}>{t('console.reported.none')}</p>}>
        {(messages) => (
          <Lines>
            {messages.map(({ id, author, text, sentAt, reportedFor }) => (
              <Line key={id} end={reportedFor && <span className={pieces.badge}>{code('reportReasons', reportedFor)}</span>}>
                <p dir="auto">{text}</p>
                <p className={pieces.quiet}>
                  {t(author === 'need' ? 'console.view.client' : 'console.view.firm')} · {ago(sentAt)}
                </p>
              </Line>
            ))}
          </Lines>
        )}
      </Listed>
    </Part>
  );
}
