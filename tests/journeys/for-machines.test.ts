import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { visitTown } from '../browser/visit.ts';

const PLACE = 'wilgemonde/place/cafe-de-wilg';

// What pages tell search engines and other readers that see no page.
describeBrowser('a page for machines', () => {
	const { town, visitor } = visitTown();

	it('describes its place in the words of schema.org, and the policy of the browser has nothing against it', async () => {
		const context = await visitor();
		await context.addInitScript(() => {
			const seen: string[] = [];
			Object.assign(window, { seen });
			document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
		});
		const page = await context.newPage();
		const said: string[] = [];
		page.on('console', (message) => said.push(message.text()));
		await page.goto(`/nl/${PLACE}`, { waitUntil: 'networkidle' });
		const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
		expect(blocks).toHaveLength(1);
		expect(JSON.parse(blocks[0] ?? '')).toMatchObject({
			'@context': 'https://schema.org',
			'@type': 'CafeOrCoffeeShop',
			name: 'Café De Wilg',
			url: `${town().origin}/nl/${PLACE}`,
			isAccessibleForFree: true,
			openingHoursSpecification: [{ opens: '08:00', closes: '19:00' }]
		});
		expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
		expect(said.filter((line) => /content security policy|refused/i.test(line))).toEqual([]);
		// The ear is open: a script that does not belong there is heard.
		await page.evaluate(() => {
			const script = document.createElement('script');
			script.textContent = 'document.title = "owned"';
			document.head.append(script);
		});
		await expect
			.poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen.length))
			.toBeGreaterThan(0);
		expect(await page.title()).not.toBe('owned');
	});

	it('leads to itself in every language, without what was asked of it', async () => {
		const page = await (await visitor()).newPage();
		for (const path of [PLACE, 'wilgemonde', 'wilgemonde/spoorzicht', 'wilgemonde/charter']) {
			await page.goto(`/fr/${path}?need=toilet`);
			const links = await page
				.locator('link[hreflang]')
				.evaluateAll((all) => all.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]));
			expect(links).toEqual(LANGUAGES.map((language) => [language, `${town().origin}/${language}/${path}`]));
			expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toBe(`${town().origin}/fr/${path}`);
		}
	});

	it('leads to its data and to the feed of its network', async () => {
		const page = await (await visitor()).newPage();
		await page.goto(`/nl/${PLACE}`);
		const data = await page.request.get(
			String(await page.locator('link[type="application/geo+json"]').getAttribute('href'))
		);
		expect(await data.json()).toMatchObject({ properties: { slug: 'cafe-de-wilg' } });
		await page.goto('/fr/wilgemonde');
		const feed = await page.request.get(
			String(await page.locator('link[type="application/atom+xml"]').getAttribute('href'))
		);
		const texts = await page.evaluate(
			(xml) => {
				const parsed = new DOMParser().parseFromString(xml, 'application/xml');
				return [
					parsed.documentElement.nodeName,
					parsed.documentElement.getAttribute('xml:lang'),
					parsed.querySelector('title')?.textContent
				];
			},
			await feed.text()
		);
		expect(texts).toEqual(['feed', 'fr', 'Nouvelles de Saulmonde']);
	});

	it('is read from another site by its script', async () => {
		const city = createServer((_request, response) =>
			response.setHeader('content-type', 'text/html').end('<p>Stad</p>')
		);
		city.listen(0, '127.0.0.1');
		await once(city, 'listening');
		onTestFinished(() => void city.close());
		const page = await (await visitor()).newPage();
		await page.goto(`http://127.0.0.1:${(city.address() as AddressInfo).port}/`);
		const read = await page.evaluate(async (origin) => {
			const response = await fetch(`${origin}/api/v1/places?limit=1`);
			const problem = await fetch(`${origin}/api/v1/places?limit=0`);
			return [response.status, response.headers.get('etag') !== null, problem.status, (await problem.json()).code];
		}, town().origin);
		expect(read).toEqual([200, true, 400, 'badLimit']);
	});
});
