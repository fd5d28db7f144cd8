import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { counterTexts } from '#platform/i18n/counter.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { ask } from '#platform/http/asking.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { expectNoSidewaysScroll, OLD_PHONE, visitTown } from '../browser/visit.ts';
import { lineOn, openByLink, typeCode } from './at-the-counter.ts';

const ITEM = 'cappuccino';
const ADDRESS = '/nl/wilgemonde/place/cafe-de-wilg';

const say = await counterTexts('nl');
const sayGuest = guestTexts('nl');

describeBrowser('a place that stops', () => {
	const { town, visitor, open } = visitTown();

	async function decides(verb: 'leave' | 'return', ...more: string[]): Promise<void> {
		const who = ['--network', 'wilgemonde', '--as', 'fatma@example.org', '--because', 'Jan gaat met pensioen.'];
		expect(await town().stoep(['place', verb, 'cafe-de-wilg', ...who, ...more])).toMatchObject({ exit: 0 });
	}
	const get = (path: string) => ask(town().port, path);
	const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

	it('says so at its counter, on a page that is open and on one without script, and takes facts', async () => {
		const awake = await (await visitor()).newPage();
		await openByLink(awake, town().card.secret);
		const plain = await (await visitor({ javaScriptEnabled: false, viewport: OLD_PHONE })).newPage();
		await plain.goto('/counter');
		await typeCode(plain, town().card.code);
		await lineOn(plain, ITEM).given.waitFor();
		expect(await plain.locator('main > .said').count()).toBe(0);

		await decides('leave', '--until', '2026-06-30', '--waiting', 'passOn');
		const planned = `${say('stopsAfter', { day: 'dinsdag 30 juni 2026' })} ${say('goesToOthers')}`;
		await awake.getByText(planned).waitFor();
		await plain.reload();
		expect(await plain.locator('main > .said').innerText()).toBe(planned);
		await expectNoSidewaysScroll(plain);

		await decides('leave');
		const left = `${say('stopped')} ${say('goesToOthers')}`;
		await awake.getByText(left).waitFor();
		await plain.reload();
		expect(await plain.locator('main > .said').innerText()).toBe(left);
		for (const page of [awake, plain]) {
			const line = lineOn(page, ITEM);
			await page.reload();
			const n = await line.waiting();
			await line.given.click();
			await line.shows(n - 1);
		}
	});

	it('says so to guests at its address and by its code, with a way on', async () => {
		for (const path of [ADDRESS, `${ADDRESS}/treat`, `${ADDRESS}/screen`, `/p/${await codeOf()}`]) {
			expect((await get(path)).status, path).toBe(410);
			const page = await open(path, { javaScriptEnabled: false, viewport: OLD_PHONE });
			expect(await heading(page), path).toBe(sayGuest('placeStopped'));
			expect(await page.content(), path).not.toContain('Café De Wilg');
			await expectNoSidewaysScroll(page);
			await page.locator('main a').first().click();
			expect(new URL(page.url()).pathname, path).toBe('/nl/wilgemonde');
		}
	});

	it('is there again at once when it returns, for guests and at its counter', async () => {
		expect((await get(ADDRESS)).status).toBe(410);
		await decides('return');
		expect((await get(ADDRESS)).status).toBe(200);
		expect((await get(`/p/${await codeOf()}`)).status).toBe(302);
		const page = await (await visitor()).newPage();
		await openByLink(page, town().card.secret);
		expect(await page.locator('main > .said').count()).toBe(0);
	});

	async function codeOf(): Promise<string> {
		const { text } = await town().stoep(['place', 'list', '--network', 'wilgemonde', '--json']);
		const places = JSON.parse(text) as { slug: string; code: string }[];
		return places.find(({ slug }) => slug === 'cafe-de-wilg')?.code ?? '';
	}
});
