import type { Reply } from '#platform/http/asking.ts';
import { A_TEXT, type Ids } from './two-networks.ts';

/** The cookies that an answer sets, by name; an empty value takes one away. */
export function cookiesOf({ headers }: Reply): Readonly<Record<string, string>> {
	const set = headers['set-cookie'] ?? [];
	return Object.fromEntries(set.map((cookie) => (cookie.split(';')[0] ?? '').split(/=(.*)/, 2) as [string, string]));
}

/** As a request carries a cookie. */
export function carrying(cookies: Readonly<Record<string, string>>): string {
	return Object.entries(cookies)
		.map(([name, value]) => `${name}=${value}`)
		.join('; ');
}

/** The newest letter among these mails. */
export function letterIn([mail = '']: readonly string[]): { code: string; path: string } {
	return {
		code: /Je code is (\d{6})/.exec(mail)?.[1] ?? '',
		path: /(\/nl\/team\/letter\/[\w-]{22})/.exec(mail)?.[1] ?? ''
	};
}

/** Every page and file that somebody of the team gets to see, and nobody else. */
export function personalPaths({ place, upload }: Ids): string[] {
	return [
		...['', '/places', '/places/new', '/candidates', '/import', '/members', '/me', '/practice', '/texts'],
		...[`/places/${place.published}`, `/places/${place.begun}/join`, `/places/${place.candidate}`],
		...[`/import/${upload}`, `/import/${upload}/report`, `/texts/guest-${A_TEXT}`]
	].map((page) => `/nl/team${page}`);
}
