import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Time-based one-time passwords (RFC 6238): HMAC-SHA-1, six digits, steps of 30 seconds, which every authenticator takes. */
const stepSeconds = 30;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 random bits in base 32, as apps take them. */
export const newSecret = (): string => [...randomBytes(32)].map((byte) => alphabet[byte % 32]).join('');

/** What an app reads from a picture of it. */
export const uriOf = (secret: string, account: string): string =>
  `otpauth://totp/${encodeURIComponent(`Landfall:${account}`)}?secret=${secret}&issuer=Landfall`;

/** The code of one step. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = mac.at(-1)! & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export const stepOf = (seconds: number): number => Math.floor(seconds / stepSeconds);

/** The step that a code belongs to, of the present one and its neighbours (clocks differ); none when it is not right. */
export function stepOfCode(secret: string, code: string, seconds: number): number | undefined {
  const now = stepOf(seconds);
  return [now, now - 1, now + 1].find(
    (step) => code.length === 6 && timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code.padEnd(6).slice(0, 6))),
  );
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
