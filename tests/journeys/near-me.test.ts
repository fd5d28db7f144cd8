import type { Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { metresBetween, type Point } from '#kernel/geography.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { requestsOf, visitTown } from '../browser/visit.ts';

const say = guestTexts('nl');
/** Behind the station; the digits are told apart from those of any place. */
const HERE = { latitude: 51.022468, longitude: 3.962357 };

const valuesOf = async (request: Request) => Object.values(await request.allHeaders());

describeBrowser('near me', () => {
	const { town, visitor } = visitTown();

	async function openList(options: Parameters<typeof visitor>[0]) {
		const context = await visitor(options);
		const page = await context.newPage();
		await page.goto('/nl/wilgemonde');
		return { context, page, button: page.getByRole('button', { name: say('nearMe') }) };
	}

	it('sorts the list by the way to each place, and tells nobody where the phone is', async () => {
		const { context, page, button } = await openList({ geolocation: HERE, permissions: ['geolocation'] });
		const asked = requestsOf(context);
		await button.click();
		await page.locator('#places > li').nth(27).waitFor({ state: 'attached' });

		const places = await page.locator('#places > li').evaluateAll((items) =>
			(items as HTMLElement[]).map(({ dataset, hidden }) => ({
				point: { lat: Number(dataset.lat), lon: Number(dataset.lon) },
				group: Number(dataset.group),
				hidden
			}))
		);
		expect(places.length).toBe(28);
		expect(places.map(({ hidden }) => hidden)).toEqual(places.map((_, index) => index >= 10));
		const here: Point = { lat: HERE.latitude, lon: HERE.longitude };
		const far = ({ group, point }: (typeof places)[number]) => group * 1e9 + metresBetween(here, point);
		expect(places).toEqual([...places].sort((a, b) => far(a) - far(b)));
		expect(await page.locator('#places > li').first().locator('.walk').innerText()).toMatch(/^\d+ minu/);

		// The browser may fetch the icon of the page whenever it likes.
		const requests = asked.filter((request) => !request.url().endsWith('/favicon.svg'));
		for (const request of requests) {
			expect(request.url().startsWith(`${town().origin}/`)).toBe(true);
			const said = [request.url().slice(town().origin.length), request.postData() ?? '', ...(await valuesOf(request))];
			expect(said.join(' ')).not.toMatch(/51\.02|3\.96/);
		}
		expect(requests.map((request) => [request.method(), request.url().slice(town().origin.length)])).toEqual([
			['GET', '/nl/wilgemonde?show=500']
		]);
		expect(await context.cookies()).toEqual([]);
	});

	it('shows ten more at a tap, and the keyboard goes on there', async () => {
		const { page, button } = await openList({ geolocation: HERE, permissions: ['geolocation'] });
		await button.click();
		await page.locator('#places > li').nth(27).waitFor({ state: 'attached' });
		await page.getByRole('link', { name: say('morePlaces') }).click();
		expect(await page.locator('#places > li').filter({ visible: true }).count()).toBe(20);
		expect(
			await page.evaluate(() => [...document.querySelectorAll('#places > li a')].indexOf(document.activeElement!))
		).toBe(10);
		expect(new URL(page.url()).search).toBe('');
	});

	it('keeps what was asked for', async () => {
		const { page, button } = await openList({ geolocation: HERE, permissions: ['geolocation'] });
		await page.goto('/nl/wilgemonde?need=shower');
		await button.click();
		await page.getByText(say('nearMeHow')).waitFor();
		await page.locator('#places .walk', { hasText: /minu/ }).first().waitFor();
		expect(await page.locator('#places h3').allInnerTexts()).toContain('Huis van de Reiziger');
		expect(await page.locator('#places > li').count()).toBeLessThan(5);
	});

	it('says what else one can do when the phone does not want to', async () => {
		const { page, button } = await openList({ permissions: [] });
		await button.click();
		await page.getByText(say('nearMeFailed')).waitFor();
		expect(await button.isEnabled()).toBe(true);
		expect(await page.locator('#places > li').count()).toBe(10);
	});

	it('is not there without script', async () => {
		const { button } = await openList({ javaScriptEnabled: false });
		expect(await button.isVisible()).toBe(false);
	});
});
