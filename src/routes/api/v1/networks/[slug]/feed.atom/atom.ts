import { createHash } from 'node:crypto';
import { startOfDay, type Day } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import { kindName, type Closure } from '#places';
import { guestTexts } from '#platform/i18n/guest.ts';
import { dayWithYear } from '#platform/i18n/moments.ts';
import { nameFor, type News, type NewsOfPlace, type StreetPlace } from '#street';
import { attributionOf } from '../../../places/feature.ts';

/** When nothing was ever new. */
const NEVER = '1970-01-01T00:00:00Z';

/**
 * The news of a network as an Atom feed (RFC 4287), with what left as a tombstone (RFC 6721). Moments in it are the
 * beginnings of days in Belgium: nobody reads from it at what hour somebody of the team worked.
 */
export function atomOf({ network, items }: News, language: Language, origin: string): string {
	const name = nameFor(network, language);
	const self = `${origin}/api/v1/networks/${network.slug}/feed.atom?language=${language}`;
	const there = items.flatMap((item) => (item.kind === 'left' ? [] : [item.place]));
	const { attribution } = attributionOf(there);
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${language}">`,
		element('id', `urn:uuid:${network.id}`),
		element('title', guestTexts(language)('newsIn', { area: name })),
		element('updated', items[0] ? momentOf(items[0].on) : NEVER),
		`<author>${element('name', name)}</author>`,
		link('self', self, 'application/atom+xml'),
		link('alternate', `${origin}/${language}/${network.slug}`, 'text/html'),
		...(attribution === undefined ? [] : [element('rights', attribution)]),
		...items.map((item) => entryOf(item, language, `${origin}/${language}/${network.slug}/place`, origin)),
		'</feed>',
		''
	].join('\n');
}

function entryOf(item: NewsOfPlace, language: Language, pages: string, origin: string): string {
	const updated = momentOf(item.on);
	if (item.kind === 'left') return `<at:deleted-entry ref="urn:uuid:${item.place.id}" when="${updated}"/>`;
	const { place } = item;
	const say = guestTexts(language);
	const name = nameFor(place, language);
	const isNew = item.kind === 'published';
	const title = isNew ? say('newPlace', { name }) : `${name}: ${closureInWords(item.closure, language)}`;
	return [
		'<entry>',
		element('id', `urn:uuid:${isNew ? place.id : idOfClosure(place.id, item.closure)}`),
		element('title', title),
		element('updated', updated),
		...(isNew ? [element('published', updated)] : []),
		link('alternate', `${pages}/${place.slug}`, 'text/html'),
		link('related', `${origin}/api/v1/places/${place.id}`, 'application/geo+json'),
		`<category term="${isNew ? 'published' : 'closes'}"/>`,
		element('summary', summaryOf(place, language)),
		'</entry>'
	].join('');
}

function closureInWords(closure: Closure | null, language: Language): string {
	const say = guestTexts(language);
	if (closure === null) return say('paused');
	const from = dayWithYear(closure.from, language);
	return closure.until === null
		? say('leaveFrom', { from })
		: say('leaveBetween', { from, until: dayWithYear(closure.until, language) });
}

function summaryOf({ kind, address }: StreetPlace, language: Language): string {
	const street = [address.street, address.number].filter((part) => part !== null).join(' ');
	const town = [address.postcode, address.town].filter((part) => part !== null).join(' ');
	return [kindName(kind, language), street, town].filter((part) => part !== '').join(', ');
}

/** The same closure always has the same id: a UUID (version 8) made of its place and its first day. */
function idOfClosure(placeId: string, closure: Closure | null): string {
	const hash = createHash('sha256')
		.update(`${placeId} ${closure?.from ?? 'pause'}`)
		.digest('hex');
	return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function momentOf(day: Day): string {
	return startOfDay(day).toISOString();
}

function element(name: string, text: string): string {
	return `<${name}>${escaped(text)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
	return `<link rel="${rel}" href="${escaped(href)}" type="${type}"/>`;
}

/** As text or attribute. XML has no way to write most control characters and halves of characters, so they go. */
function escaped(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
		.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
