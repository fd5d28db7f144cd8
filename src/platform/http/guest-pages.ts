import type { PageStore } from './cache.ts';
import { sendPage } from './page.ts';
import type { Exchange, Keeper } from './render.ts';
import { pathOf } from './request-limits.ts';

/** Characters; longer queries are mostly made to be different. */
const LONGEST_KEPT_QUERY = 500;

/** Whether the answer to this request target may be worth keeping; built files look after themselves. */
export function isWorthKeeping(url: string): boolean {
	return !url.startsWith('/_app/') && url.length - pathOf(url).length <= LONGEST_KEPT_QUERY;
}

/** What a guest asked for, as a key of the cache. */
export interface GuestKeys {
	readonly plain: string;
	/** For pages that differ by preferred language. */
	readonly withLanguage: string;
}

/** The keys for a whole URL. No URL holds a space, so the two kinds never meet. */
export function guestKeys(url: string, language: string): GuestKeys {
	return { plain: url, withLanguage: `${url} ${language}` };
}

/**
 * Makes the way a guest is answered: from the cache, else from a render of the very same page that is under way, else
 * by a render of its own.
 */
export function openGuestPages(cache: PageStore, render: (exchange: Exchange, keeper: Keeper) => Promise<void>) {
	const underWay = new Map<string, Promise<void>>();

	async function renderAndKeep(exchange: Exchange, { plain, withLanguage }: GuestKeys): Promise<void> {
		const born = cache.mark();
		const { promise, resolve } = Promise.withResolvers<void>();
		if (!underWay.has(withLanguage)) underWay.set(withLanguage, promise);
		const decided = () => {
			if (underWay.get(withLanguage) === promise) underWay.delete(withLanguage);
			resolve();
		};
		exchange.response.once('close', decided);
		await render(exchange, {
			unkept: decided,
			rendered(page, terms) {
				cache.fill(terms.byLanguage ? withLanguage : plain, page, terms, born);
				decided();
			}
		});
	}

	return async (exchange: Exchange, keys: GuestKeys): Promise<void> => {
		const { request, response } = exchange;
		const find = () => cache.find(keys.plain, keys.withLanguage);
		const kept = find();
		if (kept) return sendPage(request, response, kept);
		const other = underWay.get(keys.withLanguage);
		if (!other) return renderAndKeep(exchange, keys);
		await other;
		// When nothing came of it (an error, a private page, a write in between), everybody who waited renders for
		// themselves: nobody waits twice.
		const shared = find();
		return shared ? sendPage(request, response, shared) : renderAndKeep(exchange, keys);
	};
}
