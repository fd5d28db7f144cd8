import type { Page } from './page.ts';

/** The tag of pages over all networks, and of a write that touches them all. */
export const ALL_NETWORKS = '*';

/** What the application says to the cache of guest pages. */
export interface PageCache {
	/**
	 * A write that shows on pages of this network (its slug, or '*' for all) has been committed. Its pages are dropped,
	 * and no render that began before this moment fills the cache with them.
	 */
	touched(network: string): void;
	/** Writes of other processes can no longer be heard: drop everything and keep nothing. */
	suspend(): void;
	/** They can be heard again: keep pages whose render begins from now on. */
	resume(): void;
	stats(): CacheStats;
}

export interface CacheStats {
	readonly entries: number;
	/** Plain and compressed bodies together. */
	readonly bytes: number;
	readonly hits: number;
	readonly misses: number;
	readonly suspended: boolean;
}

/** What the server entry does with the cache. */
export interface PageStore extends PageCache {
	/** The page kept under the first of these keys that has one and is not expired; counts as one hit or miss. */
	find(...keys: string[]): Page | undefined;
	/** A mark to take before a render begins and to hand over with its fill. */
	mark(): number;
	/** Keeps a page, unless a write that touches it came after `born`. Returns whether it was kept. */
	fill(key: string, page: Page, terms: Terms, born: number): boolean;
}

export interface Terms {
	/** Slugs of the networks shown on the page, or '*'. */
	readonly tags: readonly string[];
	/** Unix milliseconds after which the page may no longer be true; the cache has a ceiling of its own. */
	readonly until: number;
}

export interface CacheLimits {
	readonly entries: number;
	readonly bytes: number;
	/** Milliseconds that a page is kept at most: what bounds the harm of a write nobody announced. */
	readonly age: number;
}

export const LIMITS: CacheLimits = { entries: 1_000, bytes: 64 * 1024 * 1024, age: 5 * 60_000 };

/** Tags are slugs of networks, so a few; beyond this all are forgotten together, which only costs renders. */
const MOST_TAGS = 1_000;

interface Kept {
	readonly page: Page;
	readonly tags: readonly string[];
	readonly expires: number;
	bytes: number;
}

/**
 * A bounded cache that drops what was used longest ago. Every write gets the next number, and each tag remembers its
 * last one: a render may fill only when none of its tags was written after the number that it began with.
 */
export function openPageCache(limits: CacheLimits = LIMITS, now: () => number = Date.now): PageStore {
	/** In order of use: the first is the one used longest ago. */
	const kept = new Map<string, Kept>();
	const lastWrite = new Map<string, number>();
	let lastWriteOfAll = 0;
	let writes = 0;
	let bytes = 0;
	let hits = 0;
	let misses = 0;
	let suspended = false;

	function drop(key: string): void {
		const entry = kept.get(key);
		if (!entry) return;
		kept.delete(key);
		bytes -= entry.bytes;
	}

	function dropAll(): void {
		writes += 1;
		lastWriteOfAll = writes;
		lastWrite.clear();
		kept.clear();
		bytes = 0;
	}

	function shrink(): void {
		for (const key of kept.keys()) {
			if (kept.size <= limits.entries && bytes <= limits.bytes) return;
			drop(key);
		}
	}

	function isOlderThanWrite(tags: readonly string[], born: number): boolean {
		if (lastWriteOfAll > born) return true;
		return tags.some((tag) => (tag === ALL_NETWORKS ? writes : (lastWrite.get(tag) ?? 0)) > born);
	}

	return {
		touched(network) {
			if (network === ALL_NETWORKS || lastWrite.size >= MOST_TAGS) return dropAll();
			writes += 1;
			lastWrite.set(network, writes);
			for (const [key, entry] of kept) {
				if (entry.tags.includes(network) || entry.tags.includes(ALL_NETWORKS)) drop(key);
			}
		},
		suspend() {
			suspended = true;
			dropAll();
		},
		resume() {
			// Not only the flag: a render that began in the silence may have missed a write that nobody will repeat.
			dropAll();
			suspended = false;
		},
		stats: () => ({ entries: kept.size, bytes, hits, misses, suspended }),
		find(...keys) {
			for (const key of keys) {
				const entry = kept.get(key);
				if (!entry) continue;
				if (entry.expires <= now()) {
					drop(key);
					continue;
				}
				kept.delete(key);
				kept.set(key, entry);
				hits += 1;
				return entry.page;
			}
			misses += 1;
			return undefined;
		},
		mark: () => writes,
		fill(key, page, terms, born) {
			const expires = Math.min(terms.until, now() + limits.age);
			if (suspended || terms.tags.length === 0 || !(expires > now())) return false;
			if (page.body.length > limits.bytes / 8 || isOlderThanWrite(terms.tags, born)) return false;
			drop(key);
			const entry: Kept = { page, tags: terms.tags, expires, bytes: page.body.length };
			page.grew = (more) => {
				if (kept.get(key) !== entry) return;
				entry.bytes += more;
				bytes += more;
				shrink();
			};
			kept.set(key, entry);
			bytes += entry.bytes;
			shrink();
			return true;
		}
	};
}
