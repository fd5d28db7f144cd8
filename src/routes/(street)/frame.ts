import { LANGUAGES, isLanguage, type Language } from '#kernel/language.ts';
import { brusselsDay } from '#kernel/instant.ts';
import type { Network } from '#networks';
import { preferredLanguage } from '#platform/http/accept-language.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { dayWithYear } from '#platform/i18n/moments.ts';
import type { Frame } from '#platform/ui/frame.ts';
import { telHref } from '#platform/ui/tel.ts';
import { nameFor } from '#street';

/** The tile of pages that are of no network. */
const OWN_TILE = ['#1b4b82', '#a8321a'] as const;

/** The language that the address says, or else the one that the browser prefers. */
export function languageOf(url: URL, request: Request): Language {
	const [, first] = url.pathname.split('/');
	return isLanguage(first) ? first : preferredLanguage(request.headers.get('accept-language') ?? '');
}

/** What stands around a page: of its network where it is of one. */
export function frameOf(language: Language, url: URL, now: Date, network?: Network): Frame {
	const say = guestTexts(language, network?.wording);
	const around = {
		language,
		hrefs: hrefsOf(url),
		texts: { skip: say('skip'), languages: say('languages') }
	};
	const printedOn = say('printedOn', { day: dayWithYear(brusselsDay(now), language) });
	if (!network) {
		return { ...around, tile: OWN_TILE, home: { href: `/${language}`, label: 'Stoep' }, onPaper: [printedOn] };
	}
	const home = `/${language}/${network.slug}`;
	return {
		...around,
		tile: network.tile,
		home: { href: home, label: nameFor(network, language) },
		call: { href: telHref(network.phone), label: say('callName', { name: network.phoneName }) },
		links: [{ href: `${home}/charter`, label: say('charter') }],
		onPaper: [say('orCall', { name: network.phoneName, phone: network.phone }), printedOn]
	};
}

/** This same page in each language, with what is asked of it. */
function hrefsOf({ pathname, search }: URL): Record<Language, string> {
	const [, first, ...rest] = pathname.split('/');
	const page = isLanguage(first) ? rest : [];
	const href = (language: Language) => ['', language, ...page].join('/') + (isLanguage(first) ? search : '');
	return Object.fromEntries(LANGUAGES.map((language) => [language, href(language)])) as Record<Language, string>;
}
