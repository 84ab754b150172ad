import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals and opens personal text at rest, and makes keyed hashes that do not reveal the number behind them. */
export interface Cipher {
  seal(text: string): string;
  open(sealed: string): string;
  hash(text: string): string;
  /** Pseudonym of a family from its card number, under a key of the kabupaten alone; the number cannot be had back. */
  familyId(kabupatenCode: string, cardNumber: string): string;
}

/**
 * AES-256-GCM with a fresh nonce a value; the hash is HMAC-SHA-256 under a key of its own (HKDF), so that one key in the
 * environment serves both. `dataKey`: 32 bytes in base64. Throws when the key has another length.
 */
export function makeCipher(dataKey: string): Cipher {
  const root = Buffer.from(dataKey, 'base64');
  if (root.length !== 32) {
    throw new Error(`GILIRAN_DATA_KEY: expected 32 bytes in base64, got ${root.length}. Maybe: openssl rand -base64 32`);
  }
  const sealing = Buffer.from(hkdfSync('sha256', root, '', 'giliran seal v1', 32));
  const hashing = Buffer.from(hkdfSync('sha256', root, '', 'giliran hash v1', 32));
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')}`;
    },
    open(sealed) {
      if (!sealed.startsWith('v1.')) throw new Error('sealed text of an unknown version');
      const bytes = Buffer.from(sealed.slice(3), 'base64');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    hash(text) {
      return createHmac('sha256', hashing).update(text).digest('base64url');
    },
    familyId(kabupatenCode, cardNumber) {
      const key = Buffer.from(hkdfSync('sha256', root, '', `giliran family v1 ${kabupatenCode}`, 32));
      return `kk-${createHmac('sha256', key).update(cardNumber).digest('base64url')}`;
    },
  };
}
