import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { News, NewsOfPlace, StreetPlace } from '#street';
import { atomOf } from './atom.ts';

const GRAMMAR = readFileSync(new URL('./atom.rng', import.meta.url));
const ATOM = { a: 'http://www.w3.org/2005/Atom', at: 'http://purl.org/atompub/tombstones/1.0' };

const network = {
	id: '019cb44e-2222-7af8-a37e-6ee54a65a8b5',
	slug: 'gent',
	names: { nl: 'Gent', fr: 'Gand' },
	phone: '09 123 45 67',
	phoneName: 'Fatma',
	tile: ['#1B4B82', '#A8321A'],
	charter: { nl: 'Iedereen is welkom.' },
	centre: { lat: 51.05, lon: 3.72 }
} as const;

const place = (name: string, more: Partial<StreetPlace> = {}) =>
	({
		id: '019cb44e-aee0-7af8-a37e-6ee54a65a8b5',
		slug: 'bij-fatma',
		name,
		names: {},
		kind: 'cafe',
		address: { street: 'Hoogstraat', number: '1', postcode: null, town: 'Gent' },
		source: null,
		...more
	}) as StreetPlace;

const published = (name: string): NewsOfPlace => ({ kind: 'published', on: '2026-03-02', place: place(name) });

const feed = (items: NewsOfPlace[], language: Language = 'nl') =>
	atomOf(
		{ network, items, at: new Date('2026-03-03T10:00:00Z') } as unknown as News,
		language,
		'https://stoep.example'
	);

/** The texts that a path of XPath finds, once the grammar has seen the whole. */
function found(xml: string, path: string): string[] {
	using document = XmlDocument.fromString(xml);
	using grammar = XmlDocument.fromBuffer(GRAMMAR);
	using validator = RelaxNGValidator.fromDoc(grammar);
	validator.validate(document);
	return document.find(path, ATOM).map((node) => node.content);
}

describe('the feed', () => {
	it('is one of Atom, also when there is no news', () => {
		expect(found(feed([]), '/a:feed/a:updated')).toEqual(['1970-01-01T00:00:00Z']);
		expect(found(feed([published('Bij Fatma')]), '/a:feed/a:updated')).toEqual(['2026-03-01T23:00:00.000Z']);
	});

	it('is told when it is none', () => {
		const broken = feed([published('x')]).replace('<entry>', '<entry><unheard/>');
		expect(() => found(broken, '/')).toThrow();
		expect(() => found(feed([]).replace(/<updated>.*<\/updated>/, '<updated>gisteren</updated>'), '/')).toThrow();
	});

	it('tells of what came, in the language that was asked for', () => {
		const named = {
			...published('Bij Fatma'),
			place: place('Bij Fatma', { names: { fr: 'Chez Fatma' } })
		} as NewsOfPlace;
		expect(found(feed([named]), '//a:entry/a:title')).toEqual(['Nieuwe plek: Bij Fatma']);
		expect(found(feed([named], 'fr'), '//a:entry/a:title')).toEqual(['Nouveau lieu\u00a0: Chez Fatma']);
		expect(found(feed([named], 'fr'), '/a:feed/a:title')).toEqual(['Nouvelles de Gand']);
		expect(found(feed([named]), '//a:entry/a:link[@rel="alternate"]/@href')).toEqual([
			'https://stoep.example/nl/gent/place/bij-fatma'
		]);
		for (const language of LANGUAGES) expect(found(feed([named], language), '//a:entry/a:title')).toHaveLength(1);
	});

	it('tells of leaves and pauses, each under an id of its own that stays', () => {
		const on = '2026-03-02';
		const items: NewsOfPlace[] = [
			{ kind: 'closes', on, place: place('Bij Fatma'), closure: { from: '2026-07-15', until: '2026-07-31' } },
			{ kind: 'closes', on, place: place('Bij Fatma'), closure: { from: '2026-12-24', until: null } },
			{ kind: 'closes', on, place: place('Bij Fatma'), closure: null }
		];
		expect(found(feed(items), '//a:entry/a:title')).toEqual([
			'Bij Fatma: Met verlof: woensdag 15 juli 2026 – vrijdag 31 juli 2026',
			'Bij Fatma: Met verlof vanaf donderdag 24 december 2026',
			'Bij Fatma: Even pauze'
		]);
		const ids = found(feed(items), '//a:entry/a:id');
		expect(new Set(ids).size).toBe(3);
		expect(found(feed(items.toReversed()), '//a:entry/a:id')).toEqual(ids.toReversed());
	});

	it('takes back what left', () => {
		const left: NewsOfPlace = { kind: 'left', on: '2026-03-02', place: { id: place('x').id } };
		expect(found(feed([left]), '//at:deleted-entry/@ref')).toEqual([`urn:uuid:${place('x').id}`]);
	});

	it.each([
		['Café & Co <script>alert(1)</script>', undefined],
		[`"'>]]></title>`, undefined],
		['&amp; &#0; <!-- ', undefined],
		['a\u0000b\u0007c\uFFFE\uFFFFd\u001Be', 'abcde'],
		['half \uD800 one', 'half \uFFFD one'],
		['قهوة 🫖 İç', undefined]
	])('carries %j as text', (name, as = name) => {
		expect(found(feed([published(name)]), '//a:entry/a:title')).toEqual([`Nieuwe plek: ${as}`]);
	});
});
