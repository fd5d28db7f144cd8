import { describe, expect, it } from 'vitest';
import { withoutStrayLinks } from './response-head.ts';

describe('the disabled stylesheet link', () => {
	// As SvelteKit 3.2 writes it beside an inlined style.
	const link = '<link href="/_app/immutable/assets/0.css" rel="stylesheet" disabled media="(max-width: 0)">';
	it('is taken out of a page without script', () => {
		expect(withoutStrayLinks(`<head>\n${link}\n<style>a{}</style></head>`)).toBe('<head>\n<style>a{}</style></head>');
	});
	it('stays where the client script looks for it', () => {
		const page = `<head>${link}</head><script>__sveltekit_x = {}</script>`;
		expect(withoutStrayLinks(page)).toBe(page);
	});
	it('is not mistaken for a link that counts, nor for text', () => {
		const page = '<link rel="stylesheet" href="/a.css"><p>&lt;link disabled&gt; disabled</p>';
		expect(withoutStrayLinks(page)).toBe(page);
	});
});
