import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { counterTexts } from '#platform/i18n/counter.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { ask } from '#platform/http/asking.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { expectNoSidewaysScroll, OLD_PHONE, visitTown } from '../browser/visit.ts';
import { guestReads, lineOn, typeCode, unfold } from './at-the-counter.ts';

const ITEM = 'cappuccino';

const say = await counterTexts('nl');
const sayGuest = guestTexts('nl');

describeBrowser('the counter without script', () => {
	const { town, visitor } = visitTown();
	let page: Page;
	let guest: Page;

	beforeAll(async () => {
		const old = { javaScriptEnabled: false, viewport: OLD_PHONE };
		page = await (await visitor(old)).newPage();
		guest = await (await visitor(old)).newPage();
		await page.goto('/counter');
	});

	it('says so when a code is wrong, and whom to call', async () => {
		expect(new URL(page.url()).pathname).toBe('/nl/counter');
		await typeCode(page, 'abcde fghjk');
		await page.getByRole('alert').getByText(say('wrongCode')).waitFor();
		expect(await page.locator('a[href="tel:090000001"]').count()).toBe(1);
		expect(await page.context().cookies()).toEqual([]);
	});

	it('opens by the code on the card, typed as people type', async () => {
		const { code } = town().card;
		await typeCode(page, ` ${code.slice(0, 5).toLowerCase()} ${code.slice(5)} `);
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(say('title', { place: 'Café De Wilg' }));
		expect(page.url()).toBe(`${town().origin}/nl/counter`);
		await expectNoSidewaysScroll(page);
	});

	it('gives, says what came of it, and takes it back', async () => {
		const line = lineOn(page, ITEM);
		const n = await line.waiting();
		await line.given.click();
		expect(await line.waiting()).toBe(n - 1);
		expect(await page.getByText(say('saidGiven', { count: 1, item: ITEM, left: n - 1 })).isVisible()).toBe(true);
		expect(await guestReads(guest, ITEM)).toMatch(new RegExp(`${n - 1}$`));
		await page
			.locator('.bar')
			.getByRole('button', { name: say('undo') })
			.click();
		expect(await line.waiting()).toBe(n);
		expect(await guestReads(guest, ITEM)).toMatch(new RegExp(`${n}$`));
	});

	it('takes one more, four more, and a count', async () => {
		const line = lineOn(page, ITEM);
		const n = await line.waiting();
		await line.treated.click();
		expect(await line.waiting()).toBe(n + 1);
		await unfold(line);
		await line.more.getByRole('button', { name: '4', exact: true }).click();
		expect(await line.waiting()).toBe(n + 5);
		await unfold(line);
		await line.more.getByRole('spinbutton').fill('9');
		await line.more.getByRole('button', { name: say('recountSave') }).click();
		expect(await line.waiting()).toBe(9);
		expect(await guestReads(guest, ITEM)).toMatch(/9$/);
	});

	it('says what is out, closed or not there today', async () => {
		const line = lineOn(page, ITEM);
		await unfold(line);
		await line.more.getByRole('button', { name: say('goneToday') }).click();
		expect(await guestReads(guest, ITEM)).toBe(`${ITEM} ${sayGuest('goneToday')}`);
		await unfold(line);
		await line.more.getByRole('button', { name: say('backToday') }).click();
		expect(await guestReads(guest, ITEM)).toMatch(/9$/);

		await page.getByRole('button', { name: say('closeToday') }).click();
		await guestReads(guest, ITEM);
		expect(await guest.locator('.when').first().innerText()).toBe(sayGuest('closedToday'));
		await page.getByRole('button', { name: say('openAgain') }).click();

		await page.getByRole('button', { name: 'Toilet' }).click();
		await guestReads(guest, ITEM);
		expect(await guest.locator('.tile.away').innerText()).toBe('toilet');
		await page.getByRole('button', { name: 'Toilet' }).click();
	});

	it('counts one form that was sent twice as one tap', async () => {
		const line = lineOn(page, ITEM);
		const n = await line.waiting();
		const fields = await line.given.evaluate((button) => {
			const form = (button as HTMLButtonElement).form ?? undefined;
			return [...new FormData(form)].map(([name, value]) => [name, String(value)]);
		});
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
		const { origin, port } = town();
		const headers = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' };
		const body = new URLSearchParams(fields).toString();
		const send = () => ask(port, '/nl/counter?/given', { method: 'POST', headers, body });
		const answers = await Promise.all([send(), send(), send()]);
		expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
		await page.reload();
		expect(await line.waiting()).toBe(n - 1);
	});

	it('goes on in another language', async () => {
		const n = await lineOn(page, ITEM).waiting();
		const inFrench = await counterTexts('fr');
		await page.locator('nav.langs a[lang=fr]').click();
		expect(await page.title()).toBe(inFrench('title', { place: 'Café De Wilg' }));
		expect(await lineOn(page, ITEM).waiting()).toBe(n);
		await page.locator('nav.langs a[lang=nl]').click();
	});

	it('closes on this device, and only here', async () => {
		await page.getByRole('button', { name: say('closeCounter') }).click();
		expect(await page.getByRole('textbox', { name: say('typeCode') }).isVisible()).toBe(true);
		expect(await page.context().cookies()).toEqual([]);
		await typeCode(page, town().card.code);
		expect(await page.locator('.tap').first().isVisible()).toBe(true);
	});
});
