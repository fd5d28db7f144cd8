import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { pictograms } from '../pictograms/pictograms.server.ts';
import LanguageButtons from './LanguageButtons.svelte';
import Page from './Page.svelte';
import PictogramSprite from './PictogramSprite.svelte';
import SlateRow from './SlateRow.svelte';
import TileStrip from './TileStrip.svelte';

const hrefs = { nl: '/nl/a', fr: '/fr/a', en: '/en/a', ar: '/ar/a', tr: '/tr/a' };

/** The markup without the comments that only hydration needs. */
const markup = (rendered: { body: string }) => rendered.body.replace(/<!--.*?-->/g, '');

describe('components', () => {
	it('offer every language in its own script and mark the one in use', () => {
		const html = markup(render(LanguageButtons, { props: { current: 'ar', hrefs, label: 'Kies je taal' } }));
		expect(html).toContain('<a class="pill" href="/ar/a" lang="ar" hreflang="ar" aria-current="true">العربية</a>');
		expect(html.match(/aria-current/g)).toHaveLength(1);
		expect(html.match(/<a /g)).toHaveLength(5);
	});

	it('show a count as strokes, as digits and in words', () => {
		const props = { pictogram: 'coffee', name: 'koffie', count: 20, more: true, label: 'Meer dan 20 klaar' };
		const html = markup(render(SlateRow, { props }));
		expect(html).toContain('aria-label="Meer dan 20 klaar"');
		expect(html).toContain('20+');
		expect(html.match(/M\d/g)).toHaveLength(20);
	});

	it('say "vandaag op" in place of a count', () => {
		const props = { pictogram: 'coffee', name: 'koffie', count: 3, label: 'Er staan 3 klaar', instead: 'Vandaag op' };
		const html = markup(render(SlateRow, { props }));
		expect(html).toContain('Vandaag op');
		expect(html).not.toContain('klaar');
	});

	it('draw the tile strip in under half a kilobyte', () => {
		const html = markup(render(TileStrip, { props: { first: '#1b4b82', second: '#a8321a' } }));
		expect(html.length).toBeLessThan(512);
	});

	it('hold each pictogram of a page once', () => {
		const props = { pictograms: pictograms(['coffee', 'drop', 'coffee']) };
		const html = markup(render(PictogramSprite, { props }));
		expect([...html.matchAll(/id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['i-coffee', 'i-drop']);
	});

	it('open a page with the way past its head, and keep a person to call on it', () => {
		const html = markup(
			render(Page, {
				props: {
					frame: {
						language: 'nl',
						hrefs,
						texts: { skip: 'Naar de inhoud', languages: 'Kies je taal' },
						tile: ['#1b4b82', '#a8321a'],
						home: { href: '/nl/gent', label: 'Gent <b>' },
						call: { href: 'tel:+3291234567', label: 'Bel Fatma' },
						onPaper: ['Zo was het op dinsdag 3 maart 2026.']
					},
					children: createRawSnippet(() => ({ render: () => '<p>dag</p>' }))
				}
			})
		);
		expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('/nl/gent'));
		expect(html).toContain('<main id="main" tabindex="-1"><p>dag</p></main>');
		expect(html).toContain('<a class="pill" href="tel:+3291234567">Bel Fatma</a>');
		expect(html).toContain('Gent &lt;b>');
	});
});
