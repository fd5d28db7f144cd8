import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { guestTexts } from '#platform/i18n/guest.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { expectNoSidewaysScroll, visitTown } from '../browser/visit.ts';
import { FATMA, signIn } from './at-the-team.ts';

const say = teamTexts('nl');
/** Of the coffees that pile up there, its givers allow all to go. */
const FULL = { name: 'Koffiebar Spoor 3', slug: 'koffiebar-spoor-3', waits: 29 };
const EMPTY = { name: 'Zondagscafé De Stam', slug: 'zondagscafe-de-stam' };

describeBrowser('passing on what waits too long', () => {
	const { town, open } = visitTown();
	let page: Page;

	const part = () => page.locator('details', { has: page.getByText(say('passOnTitle'), { exact: true }) });
	const amount = () => part().getByLabel(say('passOnMany'));
	const press = () =>
		part()
			.getByRole('button', { name: say('passOnButton') })
			.click();

	async function waitsAt(slug: string): Promise<number> {
		const response = await fetch(`${town().origin}/api/v1/places?network=wilgemonde&limit=100`);
		const { features } = (await response.json()) as {
			features: { properties: { slug: string; waiting: { item: string; waiting: number }[] } }[];
		};
		const place = features.find(({ properties }) => properties.slug === slug);
		return place?.properties.waiting.find(({ item }) => item === 'coffee')?.waiting ?? NaN;
	}

	it('is one step from what asks for attention', async () => {
		page = await open('/nl/team', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
		await signIn(page, town(), FATMA);
		await page.getByRole('link', { name: FULL.name }).first().click();
		await part()
			.getByText(say('passOnMay', { count: FULL.waits }))
			.waitFor();
		await expectNoSidewaysScroll(page);
	});

	it('says what is wrong at its place and keeps what was typed', async () => {
		await part().getByLabel(say('passOnTo')).selectOption({ index: 1 });
		await amount().fill('199');
		await press();
		await part().getByRole('alert').getByText(say('passOnFewer')).waitFor();
		expect(await amount().inputValue()).toBe('199');
		await amount().fill('veel');
		await press();
		await part().getByRole('alert').getByText(say('passOnNumber')).waitFor();
	});

	it('moves them once, however often the form is sent', async () => {
		const before = await waitsAt(EMPTY.slug);
		const choice = part().getByLabel(say('passOnTo'));
		const words = (await choice.locator('option').allInnerTexts()).find((text) => text.startsWith(EMPTY.name));
		await choice.selectOption({ label: words ?? '' });
		await amount().fill('12');
		const form = await part()
			.locator('form')
			.evaluate((element) =>
				[...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, String(value)])
			);
		await press();
		await page
			.getByRole('status')
			.getByText(say('passedOn', { count: 12, to: EMPTY.name }))
			.waitFor();
		await part()
			.getByText(say('passOnMay', { count: FULL.waits - 12 }))
			.waitFor();

		const again = await page.request.post(`${page.url().split('?')[0]}?/passOn`, {
			form: Object.fromEntries(form),
			headers: { origin: town().origin }
		});
		expect(again.status()).toBe(200);
		expect(await waitsAt(EMPTY.slug)).toBe(before + 12);
		expect(await waitsAt(FULL.slug)).toBe(FULL.waits - 12);
	});

	it('lets the team say how many a day, and pause, which guests then read', async () => {
		const lines = page.locator('details', { has: page.getByText(say('itemsTitle'), { exact: true }) }).first();
		const line = lines.locator('details.line').first();
		await lines.locator('summary').first().click();
		await line.locator('summary').click();
		await line.getByLabel(say('lineLimit')).fill('201');
		await line.getByRole('button', { name: say('save') }).click();
		await line.getByRole('alert').getByText(say('lineLimitWrong')).waitFor();
		await line.getByLabel(say('lineLimit')).fill('3');
		await line.getByRole('button', { name: say('save') }).click();
		await line.getByText(say('lineMost', { count: 3 })).waitFor();
		await line.locator('summary').click();
		await line.getByRole('button', { name: say('linePause') }).click();
		await line.getByText(say('linePaused'), { exact: true }).waitFor();
		const guest = await open(`/nl/wilgemonde/place/${FULL.slug}`, { javaScriptEnabled: false });
		await guest.getByText(guestTexts('nl')('paused')).first().waitFor();
		await line.locator('summary').click();
		await line.getByRole('button', { name: say('lineResume') }).click();
		await line.getByText(say('linePaused'), { exact: true }).waitFor({ state: 'detached' });
	});
});
