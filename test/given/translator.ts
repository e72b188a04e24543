import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A translation server beside the test: what it is given comes back with the language in front. */
export async function translator(): Promise<{ url: string; close: () => Promise<unknown> }> {
  const server = http.createServer(async (request, response) => {
    const { q, target } = JSON.parse(await text(request)) as { q: string[]; target: string };
    const translatedText = q.map((each) => `${target}: ${each}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ translatedText }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
