import { createHash, randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * Limits how often something is tried from one neighbourhood of the internet, without knowing who tries: it lives in the
 * memory of this process, under a truncated address mixed with a salt that is new every day (trust.md, anonymous writes).
 */
export interface Limiter {
	/** Notes a try; false when there were too many, and then it is not to be done. */
	take(address: string, now: Date): boolean;
	/** Takes back a try that turned out well: only those that fail count. */
	giveBack(address: string, now: Date): void;
}

interface Window {
	tries: number;
	/** Unix milliseconds at which counting starts again. */
	readonly until: number;
}

const DAY = 86_400_000;
/** Addresses remembered at most; beyond that the oldest is forgotten. */
const MOST_KEPT = 50_000;

/**
 * @param most how many tries a truncated address has, counted from its first one
 * @param seconds how long they are counted
 */
export function openLimiter({ most, seconds }: { most: number; seconds: number }): Limiter {
	const windows = new Map<string, Window>();
	let salt = randomBytes(16);
	let saltDay = 0;

	function keyOf(address: string, now: Date): string {
		const day = Math.floor(now.getTime() / DAY);
		if (day !== saltDay) {
			salt = randomBytes(16);
			saltDay = day;
			windows.clear();
		}
		return createHash('sha256').update(salt).update(truncated(address)).digest('base64');
	}

	return {
		take(address, now) {
			const key = keyOf(address, now);
			const known = windows.get(key);
			if (known && known.until > now.getTime()) {
				if (known.tries >= most) return false;
				known.tries += 1;
				return true;
			}
			windows.delete(key);
			const [oldest] = windows.keys();
			if (oldest !== undefined && windows.size >= MOST_KEPT) windows.delete(oldest);
			windows.set(key, { tries: 1, until: now.getTime() + seconds * 1000 });
			return true;
		},
		giveBack(address, now) {
			const known = windows.get(keyOf(address, now));
			if (known && known.tries > 0) known.tries -= 1;
		}
	};
}

/** The part of an address that a household or an office shares: /24 of IPv4, /48 of IPv6; other text as it is. */
export function truncated(address: string): string {
	const [bare = ''] = address.split('%');
	if (isIPv4(bare)) return bare.split('.').slice(0, 3).join('.');
	if (!isIPv6(bare)) return bare;
	const [before = '', after] = bare.split('::');
	const front = before === '' ? [] : before.split(':');
	// What "::" leaves out is zeros; only the first three groups matter, and those after it are never among them unless
	// it stands for fewer groups than are missing.
	const back = after ? after.split(':') : [];
	const width = back.at(-1)?.includes('.') ? 7 : 8;
	const zeros = after === undefined ? [] : Array<string>(width - front.length - back.length).fill('0');
	return [...front, ...zeros, ...back]
		.slice(0, 3)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':');
}
