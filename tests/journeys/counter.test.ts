import type { BrowserContext, Page, Request } from 'playwright-core';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { counterTexts } from '#platform/i18n/counter.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { requestsOf, visitTown } from '../browser/visit.ts';
import { guestReads, inOneLine, lineOn, openByLink, unfold } from './at-the-counter.ts';

const TABLET = { width: 1024, height: 768 };
const ITEM = 'cappuccino';

const say = await counterTexts('nl');
const sayGuest = guestTexts('nl');

describeBrowser('the counter on two devices', () => {
	const { town, visitor } = visitTown();
	let phone: Page;
	let tablet: Page;
	let guest: Page;
	let requests: Request[];

	beforeAll(async () => {
		const contexts: BrowserContext[] = [];
		for (const viewport of [undefined, TABLET]) contexts.push(await visitor(viewport && { viewport }));
		const [first, second] = await Promise.all(contexts.map((context) => context.newPage()));
		if (!first || !second) throw new Error('There are no pages.');
		[phone, tablet] = [first, second];
		requests = requestsOf(phone.context());
		guest = await (await visitor({ javaScriptEnabled: false })).newPage();
		for (const page of [phone, tablet]) await openByLink(page, town().card.secret);
	});

	/** Both devices agree before a test begins; `n` is what waits then. */
	let n = 0;
	beforeEach(async () => {
		if (!(await phone.locator('.tap').first().isVisible())) return;
		n = await lineOn(phone, ITEM).waiting();
		await lineOn(tablet, ITEM).shows(n);
	});

	it('opens by the link on the card, whose secret goes into no address and no history', async () => {
		const { secret } = town().card;
		expect(phone.url()).toBe(`${town().origin}/nl/counter`);
		expect(await phone.title()).toBe(say('title', { place: 'Café De Wilg' }));
		for (const request of requests) {
			expect(request.url().split('#')[0]).not.toContain(secret);
			expect(JSON.stringify(await request.allHeaders())).not.toContain(secret);
			expect(request.url().startsWith(`${town().origin}/`)).toBe(true);
		}
		expect(requests.filter((request) => request.postData()?.includes(secret)).length).toBe(1);
		const [cookie, ...others] = await phone.context().cookies();
		expect(others).toEqual([]);
		expect(cookie).toMatchObject({
			name: '__Host-counter',
			path: '/',
			httpOnly: true,
			secure: true,
			sameSite: 'Strict'
		});
		expect(cookie?.value).not.toContain(secret);
		expect(await phone.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
			'',
			0,
			0
		]);
		const back = await phone.context().newPage();
		await back.goto('/nl/counter');
		expect(await back.locator('.tap').first().isVisible()).toBe(true);
		await back.close();
	});

	it('shows what one device gave on the other, and to guests at once', async ({ annotate }) => {
		const start = performance.now();
		await lineOn(phone, ITEM).given.click();
		await lineOn(tablet, ITEM).shows(n - 1);
		await annotate(`the other device showed it after ${Math.round(performance.now() - start)} ms (promised: 2000)`);
		expect(await phone.getByRole('status').allInnerTexts()).toContainEqual(
			expect.stringContaining(say('saidGiven', { count: 1, item: ITEM, left: n - 1 }))
		);
		expect(await guestReads(guest, ITEM)).toMatch(new RegExp(`${n - 1}$`));
	});

	it('shows a tap before the server has answered', async () => {
		const held = Promise.withResolvers<void>();
		await phone.route('**/counter?/treated', async (route) => {
			await held.promise;
			await route.continue();
		});
		await lineOn(phone, ITEM).treated.click();
		await lineOn(phone, ITEM).shows(n + 1);
		expect(await lineOn(tablet, ITEM).waiting()).toBe(n);
		held.resolve();
		await lineOn(tablet, ITEM).shows(n + 1);
		await phone.unroute('**/counter?/treated');
	});

	it('takes a tap back within ten seconds by one tap', async () => {
		await lineOn(tablet, ITEM).treated.click();
		await lineOn(phone, ITEM).shows(n + 1);
		await tablet
			.locator('.bar')
			.getByRole('button', { name: say('undo') })
			.click();
		await lineOn(tablet, ITEM).shows(n);
		await lineOn(phone, ITEM).shows(n);
		await tablet.getByText(say('saidUndone', { item: ITEM, left: n })).waitFor();
		await phone.getByText(say('lastTwenty')).click();
		await phone
			.locator('.last li', { hasText: say('undone') })
			.first()
			.waitFor();
	});

	it('takes a tap back from the list of the last twenty, on the other device', async () => {
		await lineOn(phone, ITEM).given.click();
		await lineOn(tablet, ITEM).shows(n - 1);
		await tablet.getByText(say('lastTwenty')).click();
		const newest = tablet.locator('.last li', { hasText: say('eventGiven', { count: 1, item: ITEM }) }).first();
		await newest.getByRole('button', { name: say('undo') }).click();
		await lineOn(phone, ITEM).shows(n);
	});

	it('counts two quick taps as two, and several at a time as so many', async () => {
		await lineOn(phone, ITEM).treated.dblclick();
		await lineOn(tablet, ITEM).shows(n + 2);
		await unfold(lineOn(phone, ITEM));
		await lineOn(phone, ITEM).more.getByRole('button', { name: '3', exact: true }).click();
		await lineOn(tablet, ITEM).shows(n + 5);
		expect(await guestReads(guest, ITEM)).toMatch(new RegExp(`${n + 5}$`));
	});

	it('gives at zero too: from the house, and the next gift stays', async () => {
		const line = lineOn(phone, ITEM);
		await unfold(line);
		await line.more.getByRole('spinbutton').fill('0');
		await line.more.getByRole('button', { name: say('recountSave') }).click();
		await lineOn(tablet, ITEM).shows(0);
		await lineOn(tablet, ITEM).given.click();
		await tablet.getByText(say('saidFromTheHouse', { item: ITEM })).waitFor();
		await line.treated.click();
		await lineOn(tablet, ITEM).shows(1);
		expect(await guestReads(guest, ITEM)).toMatch(/1$/);
	});

	it('counts again: the slate on the wall is right', async () => {
		const line = lineOn(tablet, ITEM);
		await unfold(line);
		await line.more.getByRole('spinbutton').fill('7');
		await line.more.getByRole('button', { name: say('recountSave') }).click();
		await lineOn(phone, ITEM).shows(7);
		await tablet.getByText(say('saidCounted', { item: ITEM, left: 7 })).waitFor();
	});

	it('says "vandaag op" to guests, who see no refusal and no number, until it is back', async () => {
		await unfold(lineOn(phone, ITEM));
		await lineOn(phone, ITEM)
			.more.getByRole('button', { name: say('goneToday') })
			.click();
		await tablet.getByText(say('goneTodaySaid', { item: ITEM })).waitFor();
		expect(await guestReads(guest, ITEM)).toBe(`${ITEM} ${sayGuest('goneToday')}`);
		await unfold(lineOn(tablet, ITEM));
		await lineOn(tablet, ITEM)
			.more.getByRole('button', { name: say('backToday') })
			.click();
		await phone.getByText(say('goneTodaySaid', { item: ITEM })).waitFor({ state: 'detached' });
		expect(await guestReads(guest, ITEM)).toMatch(new RegExp(`${n}$`));
	});

	it('says "vandaag dicht" to guests, on the list and on the page, until it is open again', async () => {
		const status = async (address: string, within: string) => {
			await guest.goto(address);
			return inOneLine(await guest.locator(within, { hasText: 'Café De Wilg' }).locator('.when').first().innerText());
		};
		const everywhere = async () => [
			await status('/nl/wilgemonde/place/cafe-de-wilg', 'main'),
			await status('/nl/wilgemonde?show=500', '#places > li')
		];
		const open = sayGuest('openUntil', { time: '19 uur' });
		expect(await everywhere()).toEqual([open, open]);
		await tablet.getByRole('button', { name: say('closeToday') }).click();
		await phone.getByText(say('closedTodaySaid')).waitFor();
		const closed = sayGuest('closedToday');
		expect(await everywhere()).toEqual([closed, closed]);
		await phone.getByRole('button', { name: say('openAgain') }).click();
		await tablet.getByText(say('closedTodaySaid')).waitFor({ state: 'detached' });
		expect(await everywhere()).toEqual([open, open]);
	});

	it('takes a service away for today', async () => {
		await phone.getByRole('button', { name: 'Toilet' }).click();
		await tablet.getByRole('button', { name: `toilet ${say('serviceAway')}` }).waitFor();
		await guest.goto('/nl/wilgemonde/place/cafe-de-wilg');
		await guest.locator('.tile.away', { hasText: 'Toilet' }).waitFor();
		await tablet.getByRole('button', { name: 'Toilet' }).click();
		await phone.getByRole('button', { name: 'toilet', exact: true }).waitFor();
		await guest.reload();
		expect(await guest.locator('.tile.away').count()).toBe(0);
	});

	it('is as it was after a reload, with the way back of the last tap', async () => {
		await lineOn(phone, ITEM).given.click();
		await lineOn(tablet, ITEM).shows(n - 1);
		await phone.reload();
		await lineOn(phone, ITEM).shows(n - 1);
		await phone.getByText(say('saidGiven', { count: 1, item: ITEM, left: n - 1 })).waitFor();
	});

	it('brings a tap over exactly once when the server is killed while it is under way', async () => {
		await Promise.all([lineOn(phone, ITEM).treated.click(), town().kill()]);
		await lineOn(phone, ITEM).shows(n + 1);
		await lineOn(phone, ITEM).treated.click();
		await lineOn(phone, ITEM).shows(n + 2);
		await phone.getByText(say('connectionLost')).waitFor();
		await town().restart();
		await lineOn(tablet, ITEM).shows(n + 2);
		await phone.getByText(say('connectionLost')).waitFor({ state: 'detached' });
		expect(await lineOn(phone, ITEM).waiting()).toBe(n + 2);
		expect(await guestReads(guest, ITEM)).toMatch(new RegExp(`${n + 2}$`));
	});

	it('ends on both devices at once when the card is made anew', async () => {
		const { exit, text } = await town().stoep(['card', 'make', 'cafe-de-wilg', '--network', 'wilgemonde']);
		expect(exit).toBe(0);
		for (const page of [phone, tablet]) {
			await page.getByRole('alert').getByText(say('cardExpired')).waitFor();
			expect(await page.locator('.tap').count()).toBe(0);
			const answers = await page.evaluate(async () => {
				const body = new URLSearchParams({ n: '1' });
				const tap = await fetch('/nl/counter?/given', {
					method: 'POST',
					body,
					headers: { accept: 'application/json' }
				});
				return [
					(await fetch('/nl/counter/board')).status,
					(await fetch('/nl/counter/stream')).status,
					await tap.json()
				];
			});
			expect(answers).toMatchObject([401, 401, { type: 'failure', status: 401 }]);
		}
		expect(await guestReads(guest, ITEM)).toMatch(new RegExp(`${n}$`));

		const lost = await (await visitor()).newPage();
		await lost.goto(`/counter#${town().card.secret}`);
		await lost.getByRole('alert').getByText(say('wrongCode')).waitFor();
		const secret = /\/counter#([\w-]{22})/.exec(text)?.[1];
		await openByLink(lost, secret ?? '');
		await lineOn(lost, ITEM).shows(n);
	});
});
