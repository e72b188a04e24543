import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';

/** A page that does what no page of ours may: it writes what it is asked into its SQL. Whoever looks for such pages must find this one. */
export async function openDoor(database: pg.Client): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((request, answer) => {
    const name = new URL(request.url!, 'http://localhost').searchParams.get('name') ?? '';
    database
      .query(`select name from members.hubs where name = '${name}' limit 1`)
      .then(({ rows }) => answer.end(rows.length ? 'There is one.' : 'There is none.'))
      .catch(() => answer.writeHead(500).end('It failed.'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?name=x*`, close: () => server.close() };
}
