import { beforeAll, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { ask, type Reply } from '#platform/http/asking.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { CANDIDATES } from '#demo/places/candidates.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { visitTown } from '../browser/visit.ts';

interface Listed {
	readonly slug: string;
	readonly code: string;
	readonly state: 'candidate' | 'published';
}

const say = guestTexts('nl');

describeBrowser('the street', () => {
	const { town, open } = visitTown();
	let places: readonly Listed[];
	const get = (path: string, language = 'nl'): Promise<Reply> =>
		ask(town().port, path, { headers: { 'accept-language': language } });

	beforeAll(async () => {
		const { text } = await town().stoep(['place', 'list', '--network', 'wilgemonde', '--json']);
		places = JSON.parse(text) as Listed[];
	});

	it.each([
		['nl-BE,nl;q=0.9,en;q=0.5', 'nl'],
		['fr', 'fr'],
		['en-GB;q=0.4,fr;q=0.3', 'en'],
		['ar-MA,fr;q=0.5', 'ar'],
		['tr', 'tr'],
		['pl,de;q=0.9', 'nl'],
		['', 'nl']
	])('leads a browser that prefers "%s" to /%s', async (preferred, language) => {
		const code = places.find(({ slug }) => slug === 'cafe-de-wilg')?.code;
		for (const [from, to] of [
			['/', `/${language}`],
			['/wilgemonde', `/${language}/wilgemonde`],
			['/wilgemonde/place/cafe-de-wilg?x=1', `/${language}/wilgemonde/place/cafe-de-wilg?x=1`],
			[`/p/${code}`, `/${language}/wilgemonde/place/cafe-de-wilg`]
		] as const) {
			const { status, headers } = await get(from, preferred);
			expect([status, headers.location], from).toEqual([302, to]);
			expect(headers['set-cookie']).toBeUndefined();
		}
	});

	it('gives every place an address of at most 30 characters with its host, and says so on its page', async () => {
		for (const { code, slug, state } of places) {
			expect(`stoep.wilgemonde.be/p/${code}`.length).toBeLessThanOrEqual(30);
			if (state === 'published')
				expect((await get(`/nl/wilgemonde/place/${slug}`)).text).toContain(`127.0.0.1:${town().port}/p/${code}`);
		}
	});

	it('shows candidates nowhere', async () => {
		const hidden = places.filter(({ state }) => state === 'candidate');
		expect(hidden.length).toBe(CANDIDATES.length);
		for (const { slug, code } of hidden) {
			for (const path of [`/nl/wilgemonde/place/${slug}`, `/nl/wilgemonde/place/${slug}/screen`, `/p/${code}`])
				expect((await get(path)).status, path).toBe(404);
		}

		const shown = places.filter(({ state }) => state === 'published').map(({ slug }) => `place/${slug}`);
		const neighbourhoods = ['oude-vest', 'de-kaai', 'spoorzicht', 'hoge-akker'].map((slug) => `${slug}?show=500`);
		const paths = [
			...LANGUAGES.flatMap((language) =>
				['?show=500', '/charter'].map((page) => `/${language}/wilgemonde${page}`).concat(`/${language}`)
			),
			...[...neighbourhoods, ...shown.flatMap((place) => [place, `${place}/screen`, `${place}/treat`])].map(
				(page) => `/nl/wilgemonde/${page}`
			),
			'/api/v1/networks',
			'/api/v1/places?limit=10000'
		];
		for (const path of paths) {
			const { status, text } = await get(path);
			expect(status, path).toBe(200);
			for (const { name } of CANDIDATES) expect(text.includes(name), `${name} in ${path}`).toBe(false);
			for (const { slug } of hidden) expect(text.includes(slug), `${slug} in ${path}`).toBe(false);
		}
	});

	it('prints a place with its QR code and its date, and without what only a screen can do', async () => {
		const page = await open('/nl/wilgemonde/place/cafe-de-wilg', { javaScriptEnabled: false });
		const code = page.locator('svg.qr');
		expect(await code.isVisible()).toBe(false);
		await page.emulateMedia({ media: 'print' });
		expect(await code.isVisible()).toBe(true);
		expect((await code.boundingBox())?.width).toBeGreaterThan(100);
		expect(await page.getByText(say('printedOn', { day: 'dinsdag 3 maart 2026' })).isVisible()).toBe(true);
		expect(await page.locator('nav, .pill, .btn').filter({ visible: true }).count()).toBe(0);
		expect(await page.getByText('Café De Wilg').first().isVisible()).toBe(true);
		expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
	});

	it('prints a list without its buttons', async () => {
		const page = await open('/nl/wilgemonde', { javaScriptEnabled: false });
		await page.emulateMedia({ media: 'print' });
		expect(await page.locator('nav, .pill, .btn').filter({ visible: true }).count()).toBe(0);
		expect(await page.locator('#places > li').filter({ visible: true }).count()).toBe(10);
	});

	it('has a way on for a code that leads nowhere, and for what is no address at all', async () => {
		for (const path of ['/p/ZZZZZ', '/nl/wilgemonde/place/nergens', '/nl/nergens', '/nergens', '/nl/a/b/c/d']) {
			const page = await open(path, { javaScriptEnabled: false });
			expect(await page.getByRole('heading', { level: 1 }).innerText(), path).toBe(say('notFound'));
			const on = page.locator('main a').first();
			await on.click();
			expect(await page.locator('main a').count(), path).toBeGreaterThan(0);
			expect(await page.getByRole('heading', { level: 1 }).innerText(), path).not.toBe(say('notFound'));
		}
	});

	it('forgets a place that leaves at once, and shows it again when it returns', async () => {
		const word = (verb: string) => [
			...['place', verb, 'wassalon-de-bobbel', '--network', 'wilgemonde'],
			...['--as', 'fatma@example.org', '--because', 'Dat vroeg de uitbater.']
		];
		const address = '/nl/wilgemonde/place/wassalon-de-bobbel';
		const all = '/nl/wilgemonde?show=500';
		expect((await get(address)).status).toBe(200);
		expect((await get(all)).text).toContain('Wassalon De Bobbel');

		expect((await town().stoep(word('leave'))).exit).toBe(0);
		expect((await get(all)).text).not.toContain('Wassalon De Bobbel');

		expect((await town().stoep(word('return'))).exit).toBe(0);
		expect((await get(address)).status).toBe(200);
		expect((await get(all)).text).toContain('Wassalon De Bobbel');
	});
});
