import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask } from '#platform/http/asking.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { visitTown } from '../browser/visit.ts';
import { inOneLine, typeCode } from './at-the-counter.ts';

const LIST = '/nl/wilgemonde?show=500';
const placePage = (slug: string) => `/nl/wilgemonde/place/${slug}`;

const say = guestTexts('nl');

describeBrowser('what guests see of', () => {
	const { town, open } = visitTown();
	const guest = (path: string) => open(path, { javaScriptEnabled: false });
	const card = (list: Page, name: string) => list.locator('#places > li', { hasText: name });

	it('a place on leave: the day it is back, on the list, on its page and on paper (fact 2)', async () => {
		const back = inOneLine(say('onLeaveUntil', { day: 'vrijdag 13 maart' }));
		const list = await guest(LIST);
		const kaneel = card(list, 'Koffiebar Kaneel');
		expect(inOneLine(await kaneel.locator('.when').innerText())).toBe(back);
		const place = await guest(placePage('koffiebar-kaneel'));
		expect(inOneLine(await place.locator('.when').first().innerText())).toBe(back);

		const colourOf = (page: Page, name: string) =>
			card(page, name)
				.locator('h3 a')
				.evaluate((link) => getComputedStyle(link).color);
		for (const page of [list, place]) {
			await page.emulateMedia({ media: 'print' });
			expect(await page.getByText(say('printedOn', { day: 'dinsdag 3 maart 2026' })).isVisible()).toBe(true);
			expect(await page.getByText(back).first().isVisible()).toBe(true);
		}
		expect(await colourOf(list, 'Koffiebar Kaneel')).not.toBe(await colourOf(list, 'Café De Wilg'));
	});

	it('a place that nobody confirmed for six months: to be checked (fact 3)', async () => {
		const list = await guest(LIST);
		expect(await card(list, 'De Bladwijzer').getByText(say('toBeChecked')).isVisible()).toBe(true);
		expect(await card(list, 'Café De Wilg').getByText(say('toBeChecked')).count()).toBe(0);
		const place = await guest(placePage('boekhandel-de-bladwijzer'));
		expect(await place.getByText(say('notConfirmedHow')).isVisible()).toBe(true);
	});

	it('a ticket: its day, which a coffee has not (fact 7)', async () => {
		const place = await guest(placePage('zaal-de-klankkast'));
		expect(await place.locator('.slate li', { hasText: 'fanfareconcert' }).innerText()).toMatch(/14 maart/);
		const café = await guest(placePage('cafe-de-wilg'));
		expect(await café.locator('.slate').innerText()).not.toMatch(/maart/);
	});

	it('an item that reached its limit: "vandaag op", not a refusal (fact 16)', async () => {
		const place = await guest(placePage('lokanta-defne'));
		expect(await place.locator('.slate li', { hasText: 'linzensoep' }).innerText()).toContain(say('goneToday'));
	});

	it('a service that was taken away: nothing, at once, everywhere (fact 4)', async () => {
		const whoHasIt = await guest('/nl/wilgemonde?need=toilet&show=500');
		const list = await guest(LIST);
		const place = await guest(placePage('cafe-de-wilg'));
		const offered = async () => [
			await card(whoHasIt, 'Café De Wilg').count(),
			await card(list, 'Café De Wilg').locator('.signs li', { hasText: 'toilet' }).count(),
			await place.locator('.tile:not(.away)', { hasText: /^\s*toilet\s*$/ }).count(),
			await offeredByApi(town().port)
		];
		expect(await offered()).toEqual([1, 1, 1, 1]);

		const counter = await guest('/nl/counter');
		await typeCode(counter, town().card.code);
		await counter.getByRole('button', { name: 'toilet' }).click();
		for (const page of [whoHasIt, list, place]) await page.reload();
		expect(await offered()).toEqual([0, 0, 0, 0]);
		// What stays is everything else, and what is struck through.
		expect(await place.locator('.tile:not(.away)', { hasText: 'water' }).count()).toBe(1);
		expect(await place.locator('.tile.away').innerText()).toBe('toilet');
		for (const page of [list, place]) await page.emulateMedia({ media: 'print' });
		expect(await offered()).toEqual([0, 0, 0, 0]);

		await counter.getByRole('button', { name: 'toilet' }).click();
		for (const page of [whoHasIt, list, place]) await page.reload();
		expect(await offered()).toEqual([1, 1, 1, 1]);
	});

	it.each([
		['1 May', '2026-05-01T14:00:00+02:00', 'labourDay'],
		['21 July', '2026-07-21T14:00:00+02:00', 'nationalDay']
	] as const)('a place on %s, when its week says open: closed, and why (fact 1)', async (_, now, holiday) => {
		await town().restart(now);
		const list = await guest(LIST);
		const status = card(list, 'Café De Wilg').locator('.when');
		expect(await status.innerText()).toBe(say('closedHoliday'));
		// Who said so is open on holidays too.
		expect(await card(list, 'Sint-Wilgefortiskerk').locator('.when.open').count()).toBe(1);

		const place = await guest(placePage('cafe-de-wilg'));
		expect(await place.locator('.when').first().innerText()).toBe(say('closedHoliday'));
		const today = place.locator('.week tr[aria-current=date]').first();
		expect(await today.innerText()).toContain(say('closed'));
		expect(await today.innerText()).toContain(say(holiday));
		await place.emulateMedia({ media: 'print' });
		expect(await place.locator('.when').first().isVisible()).toBe(true);
	});
});

/** How many places called Café De Wilg the open data gives with a toilet. */
async function offeredByApi(port: number): Promise<number> {
	const { text } = await ask(port, '/api/v1/places?network=wilgemonde&service=toilet&limit=10000');
	const { features } = JSON.parse(text) as { features: { properties: { name: string } }[] };
	return features.filter(({ properties }) => properties.name === 'Café De Wilg').length;
}
