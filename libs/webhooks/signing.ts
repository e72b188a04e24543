import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** 32 random bytes, as Standard Webhooks writes them. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64');

/** The three headers of Standard Webhooks 1.0. One signature for each secret that is live, so that a receiver may change its own in peace. */
export function signed(id: string, seconds: number, body: string, secrets: readonly string[]): Record<string, string> {
  const signature = (secret: string) =>
    createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
      .update(`${id}.${seconds}.${body}`)
      .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map((secret) => `v1,${signature(secret)}`).join(' '),
  };
}
