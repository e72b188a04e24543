import dgram from 'node:dgram';

/** A real name server (RFC 1035, over UDP) that knows TXT records only; what it does not know there is not. */
export async function nameServer(): Promise<{ address: string; records: Map<string, string[]>; close: () => void }> {
  const records = new Map<string, string[]>();
  const socket = dgram.createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at]!; length > 0; length = query[at]!) {
      labels.push(query.toString('latin1', at + 1, at + 1 + length));
      at += length + 1;
    }
    const question = query.subarray(12, at + 5);
    const found = records.get(labels.join('.').toLowerCase());
    const answers = (found ?? []).map((text) => {
      const parts = text.match(/.{1,255}/gs)!.map((part) => Buffer.from([part.length, ...Buffer.from(part, 'latin1')]));
      const data = Buffer.concat(parts);
      // the question's name, TXT, IN, ten seconds
      return Buffer.concat([Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 10, data.length >> 8, data.length & 255]), data]);
    });
    const head = Buffer.from([query[0]!, query[1]!, 0x81, found ? 0x80 : 0x83, 0, 1, 0, answers.length, 0, 0, 0, 0]);
    socket.send(Buffer.concat([head, question, ...answers]), port, address);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  return { address: `127.0.0.1:${socket.address().port}`, records, close: () => socket.close() };
}
