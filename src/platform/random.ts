import { createHash, randomBytes } from 'node:crypto';
import { codeFrom, uuidV7 } from '#kernel/ids.ts';

/** A fresh id (UUIDv7), sortable by the moment it was made. */
export function newId(at: Date): string {
	return uuidV7(at.getTime(), randomBytes(10));
}

/** A secret of 128 bits for a link or a cookie, as 22 URL-safe characters. */
export function newSecret(): string {
	return randomBytes(16).toString('base64url');
}

/** A code a person can read aloud and type. */
export function newCode(length: number): string {
	return codeFrom(randomBytes(length * 4), length);
}

/** What is kept of a secret. Secrets are random and long, so a plain hash is enough; codes are rate-limited as well. */
export function hashOf(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}
