import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** A secret as it is kept in the database: AES-256-GCM under a key from outside it, bound to what it belongs to. */
export function seal(secret: string, of: string, vaultSecret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(vaultSecret), nonce).setAAD(Buffer.from(of));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return ['v1', nameOf(vaultSecret), Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')].join('.');
}

/** The secret again, by whichever of the present and the previous key it was sealed with; throws when by neither, or altered. */
export function unseal(kept: string, of: string, vaultSecrets: readonly (string | undefined)[]): string {
  const [version, name, body = ''] = kept.split('.');
  const vaultSecret = vaultSecrets.find((s) => s !== undefined && nameOf(s) === name);
  if (version !== 'v1' || !vaultSecret)
    throw new Error('a kept secret was sealed with a key that is not here: set previousVaultSecret');
  const bytes = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(vaultSecret), bytes.subarray(0, 12)).setAAD(Buffer.from(of));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

const keyOf = (vaultSecret: string) => Buffer.from(hkdfSync('sha256', vaultSecret, '', 'landfall vault', 32));
const nameOf = (vaultSecret: string) =>
  createHash('sha256').update(`landfall vault name ${vaultSecret}`).digest('hex').slice(0, 8);
