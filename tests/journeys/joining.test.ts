import { describe, expect, it } from 'vitest';
import { counterTexts } from '#platform/i18n/counter.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import type { Page } from 'playwright-core';
import { describeBrowser } from '../browser/describe-browser.ts';
import { DESKTOP, expectNoSidewaysScroll, visitTown } from '../browser/visit.ts';
import { FATMA, JORIS, NADEGE, signIn } from './at-the-team.ts';

const say = teamTexts('nl');
const toog = await counterTexts('nl');
const NARROW = { width: 360, height: 740 };

describeBrowser('a place joins at the bar', () => {
	const { town, open } = visitTown();
	const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
	const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

	describe.each([NARROW, DESKTOP])('on $width px', (viewport) => {
		const name = `Bij Sofie ${viewport.width} <b>&"`;

		it('in ten minutes, with an interruption, without a script', async () => {
			const page = await open('/nl/team', { viewport, javaScriptEnabled: false });
			await signIn(page, town(), JORIS);
			await page.goto('/nl/team/places/new');
			await page.getByLabel(say('placeName')).fill(name);
			const kind = page.getByLabel(say('placeKind'));
			expect(await kind.inputValue()).toBe('');
			// Also in a browser that does not insist: no place becomes a café by itself, and nothing of what was typed is lost.
			await page.locator('form.form').evaluate((form) => void ((form as HTMLFormElement).noValidate = true));
			await press(page, say('begin'));
			await page.getByText(say('kindMissing')).waitFor();
			expect(await page.getByLabel(say('placeName')).inputValue()).toBe(name);
			await kind.selectOption('bakery');
			await press(page, say('begin'));
			await page.getByText(say('whereMissing')).waitFor();
			expect(await page.getByLabel(say('placeName')).inputValue()).toBe(name);
			expect(await kind.inputValue()).toBe('bakery');
			await page.getByLabel(say('near')).selectOption({ index: 1 });
			await press(page, say('begin'));

			await heading(page, say('whereIsIt'));
			await expectNoSidewaysScroll(page);
			const point = page.getByLabel(say('pointField'));
			const map = page.getByRole('link', { name: say('openMap') });
			expect(await map.getAttribute('href')).toMatch(/^https:\/\/www\.openstreetmap\.org\/#map=18\/51\.\d+\/3\.\d+$/);
			for (const [typed, problem] of [
				['abc', 'pointUnreadable'],
				['999, 4.3', 'pointOutside'],
				['https://maps.app.goo.gl/AbCdEf', 'pointNotInLink']
			] as const) {
				await point.fill(typed);
				await press(page, say('save'));
				await page.getByText(say(problem)).waitFor();
				expect(await point.inputValue()).toBe(typed);
			}
			await point.fill(viewport.width === 360 ? '51,0123 4,3' : 'https://www.openstreetmap.org/#map=19/51.0123/4.31');
			await press(page, say('save'));

			await heading(page, say('basicsTitle'));
			await page.getByLabel(say('street'), { exact: true }).fill('Kaaistraat');
			await page.getByLabel(say('number'), { exact: true }).fill('7');
			await press(page, say('save'));

			// A customer comes in: the phone goes into a pocket, and another day it goes on where it was.
			await heading(page, say('hoursTitle'));
			const { origin, pathname } = new URL(page.url());
			await page.goto(`${origin}/nl/team`);
			await page.goto(`${origin}${pathname}`);
			await heading(page, say('hoursTitle'));
			await expectNoSidewaysScroll(page);

			const week = page.locator('fieldset.week').first();
			await week.getByLabel('maandag').check();
			await week.getByLabel('dinsdag').check();
			await press(page, say('save'));
			await page.getByText(say('rowIncomplete')).waitFor();
			// Which may stand far below the top at which a page begins.
			await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(say('rowIncomplete'));
			expect(await week.getByLabel('dinsdag').isChecked()).toBe(true);
			await week.getByLabel(say('from')).fill('08:00');
			await week.getByLabel(say('until')).fill('18:00');
			await press(page, say('save'));

			await heading(page, say('servicesTitle'));
			await expectNoSidewaysScroll(page);
			await page.locator('input[value=water]').check();
			await page.locator('input[value=toilet]').check();
			await press(page, say('save'));

			await heading(page, say('itemsTitle'));
			await page.locator('select[name=item]').selectOption('coffee');
			await page.getByLabel(say('itemSort')).fill('cappuccino');
			await press(page, say('itemAdd'));

			await heading(page, say('charterTitle'));
			await page.getByLabel(say('charterBy')).fill('Sofie');
			await press(page, say('charterAgree'));

			await heading(page, say('cardTitle'));
			await press(page, say('cardMake'));
			const code = (await page.locator('.code').innerText()).replace(/\s/g, '');
			expect(code).toMatch(/^\w{10}$/);
			await page.getByRole('img', { name: say('cardScan') }).waitFor();
			// A phone that loads the page again sends the form again: that does not end the card that was just printed.
			const again = await page.request.post(`${origin}${pathname}?/card`, {
				form: { replaces: '' },
				headers: { origin }
			});
			expect(again.status()).toBe(422);
			expect(await again.text()).toContain(say('cardChanged'));
			await page.getByRole('link', { name: say('goOn') }).click();
			await page.getByText(say('allThere')).waitFor();
			await press(page, say('publish'));

			await page.getByText(say('published', { name })).waitFor();
			await page.getByText(say('statePublished'), { exact: true }).waitFor();
			await page.getByRole('link', { name: say('seePage') }).click();
			await page.getByRole('heading', { name }).waitFor();
			await page.getByText('cappuccino', { exact: false }).first().waitFor();
			await page.getByText('8 tot 18', { exact: false }).first().waitFor();
			// Nobody paid for anything yet, and nobody says so.
			await page.getByText(guestTexts('nl')('nothingWaiting')).waitFor();
			expect(await page.getByText(guestTexts('nl')('alreadyPaid')).count()).toBe(0);

			const counter = await open('/nl/counter', { javaScriptEnabled: false });
			await counter.locator('input[name=card]').fill(code);
			await counter.locator('form.card button').click();
			await counter.locator('.tap.treated').first().waitFor();
		});
	});

	it('makes one card of two taps, and says when there is another by now', async () => {
		const page = await open('/nl/team', { viewport: NARROW });
		await signIn(page, town(), JORIS);
		await page.goto('/nl/team/places?search=sofie');
		await page.getByRole('link', { name: 'Bij Sofie' }).first().click();
		await page.goto(`${page.url()}?open=card#card`);
		const other = await page.context().newPage();
		await other.goto(page.url());
		await page.getByRole('button', { name: say('cardMakeNew') }).dblclick();
		const code = (await page.locator('.code').innerText()).replace(/\s/g, '');
		await press(other, say('cardMakeNew'));
		await other.getByRole('alert').getByText(say('cardChanged')).waitFor();

		const counter = await open('/nl/counter', { javaScriptEnabled: false });
		await counter.locator('input[name=card]').fill(code);
		await counter.locator('form.card button').click();
		await counter.locator('.tap.treated').first().waitFor();
	});

	it('is changed, with a history that puts it back, and stops and comes back', async () => {
		const page = await open('/nl/team', { javaScriptEnabled: false });
		await signIn(page, town(), JORIS);
		await page.goto('/nl/wilgemonde/place/cafe-de-wilg');
		const guest = await open('/nl/wilgemonde/place/cafe-de-wilg');
		await page.goto('/nl/team/places');
		await page.getByRole('link', { name: 'Café De Wilg' }).click();
		await page.getByText(say('closingTitle')).click();
		await page.getByLabel(say('closingFrom')).fill('2026-03-02');
		await press(page, say('closingAdd'));
		await page.locator('.said').waitFor();
		await guest.reload();
		await guest.getByText('Met verlof', { exact: false }).first().waitFor();
		await page.getByText(say('historyTitle')).click();
		await page
			.getByRole('button', { name: new RegExp(`^${say('historyUndo')}`) })
			.first()
			.click();
		await page.getByText(say('undone')).waitFor();
		await guest.reload();
		await guest.getByText('Open tot', { exact: false }).first().waitFor();

		await page.getByText(say('leavingTitle')).click();
		await page.getByLabel(say('leavingBecause')).fill('De zaak is verkocht.');
		await press(page, say('leavingButton'));
		await page.getByText(say('leavingSayWaiting')).waitFor();
		await page.getByLabel(say('leavingWaiting')).selectOption('network');
		await press(page, say('leavingButton'));
		await page.getByText(say('leftSaid', { name: 'Café De Wilg' })).waitFor();
		await guest.reload();
		expect(await guest.getByRole('heading', { name: 'Café De Wilg' }).count()).toBe(0);
		await page.getByLabel(say('leavingBecause')).fill('Toch niet.');
		await press(page, say('returnButton'));
		await guest.reload();
		await guest.getByRole('heading', { name: 'Café De Wilg' }).waitFor();
	});

	it('shows what was changed before it is put back, and what somebody else wrote before it is written over', async () => {
		const at = async (mail: string) => {
			const page = await open('/nl/team', { viewport: NARROW, javaScriptEnabled: false });
			await signIn(page, town(), mail);
			await page.goto('/nl/team/places');
			await page.getByRole('link', { name: 'Café De Wilg' }).click();
			return page;
		};
		const [joris, fatma] = [await at(JORIS), await at(FATMA)];
		const more = (page: Page) => page.locator('form[action="?/more"]');
		const unfold = (page: Page) => page.getByText(say('moreTitle'), { exact: true }).click();
		const save = (page: Page) =>
			more(page)
				.getByRole('button', { name: say('save') })
				.click();
		const phone = (page: Page) => more(page).locator('input[name=phone]');
		await unfold(fatma);
		await phone(fatma).fill('09 222 22 22');
		await more(fatma).locator('select[name=dogs]').selectOption('limited');
		await more(fatma).locator('input[value=so]').check();
		await save(fatma);
		await fatma.getByText(say('saved'), { exact: true }).waitFor();

		// His page is from before that.
		await unfold(joris);
		await phone(joris).fill('09 333 33 33');
		await save(joris);
		const told = more(joris);
		await told.getByText(say('changedMeanwhile')).waitFor();
		expect(await told.locator('.facts li').allInnerTexts()).toEqual([`${say('factPhone')}: +3292222222`]);
		await told.getByText(say('savesOver')).waitFor();
		await expectNoSidewaysScroll(joris);
		expect(await phone(joris).inputValue()).toBe('09 333 33 33');
		await save(joris);
		await joris.getByText(say('saved'), { exact: true }).waitFor();
		// What he left alone stays as she made it.
		expect(await more(joris).locator('select[name=dogs]').inputValue()).toBe('limited');
		expect(await more(joris).locator('input[value=so]').isChecked()).toBe(true);

		await joris.getByText(say('historyTitle')).click();
		const [last, before] = [0, 1].map((nth) => joris.locator('.rows > li:has(.facts)').nth(nth));
		const linesOf = async (entry = last) =>
			(await entry!.locator('.facts li').allInnerTexts()).map((text) => text.replace(/[\u2068\u2069]/g, ''));
		expect(await linesOf()).toEqual([say('historyFromTo', { before: '+3292222222', after: '+3293333333' })]);
		expect(await linesOf(before)).toContain(
			`${say('factLanguages')}:\u00a0${say('historyAdded', { value: 'Somalisch' })}`
		);
		await expectNoSidewaysScroll(joris);
		await last!.getByRole('button').click();
		await joris.getByText(say('undone')).waitFor();
		expect(await linesOf()).toEqual([say('historyFromTo', { before: '+3293333333', after: '+3292222222' })]);
		expect(await phone(joris).inputValue()).toBe('+3292222222');
	});

	it('talks with the team, and hears at the counter that there is an answer', async () => {
		const counter = await open('/nl/counter', { javaScriptEnabled: false });
		await counter.locator('input[name=card]').fill(town().card.code);
		await counter.locator('form.card button').click();
		await counter.getByRole('link', { name: toog('talk') }).click();
		await counter.locator('textarea').fill('Wij stoppen eind maart.');
		await press(counter, say('noteSend'));
		await counter.getByText('Wij stoppen eind maart.').waitFor();
		await counter.goto('/nl/counter');
		expect(await counter.getByRole('link', { name: toog('talkRead') }).count()).toBe(0);

		const page = await open('/nl/team', { javaScriptEnabled: false });
		await signIn(page, town(), JORIS);
		await page.getByRole('link', { name: 'Café De Wilg' }).click();
		await page.getByText('Wij stoppen eind maart.').waitFor();
		await page.getByLabel(say('noteText')).fill('Ik kom donderdag.');
		await press(page, say('noteSend'));
		await page.getByText(say('noteSent')).waitFor();

		await counter.reload();
		await counter.getByRole('link', { name: toog('talkRead') }).click();
		await counter.getByText('Ik kom donderdag.').waitFor();
	});

	it('is read by an expert by experience, who changes no facts', async () => {
		const page = await open('/nl/team', { javaScriptEnabled: false });
		await signIn(page, town(), NADEGE);
		await page.goto('/nl/team/places');
		await page.getByRole('link', { name: 'Café De Wilg' }).click();
		// To talk with the place, and nothing else.
		expect(await page.locator('main form').count()).toBe(1);
		expect(await page.locator('main form[action="?/note"]').count()).toBe(1);
		const { pathname } = new URL(page.url());
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
		const forged = await fetch(`${town().origin}${pathname}?/pause`, {
			method: 'POST',
			body: new URLSearchParams(),
			headers: { cookie, origin: town().origin }
		});
		expect(forged.status).toBe(403);
	});

	it('confirms with Enter what is ticked, and no other', async () => {
		await town().restart('2026-10-06T11:00:00+02:00');
		const page = await open('/nl/team', { javaScriptEnabled: false });
		await signIn(page, town(), JORIS);
		const rows = page.locator('li:has(input[type=checkbox])');
		const names = await rows.locator('bdi').allInnerTexts();
		await rows.nth(1).getByRole('checkbox').check();
		await rows.nth(1).getByRole('checkbox').press('Enter');
		await page.getByText(say('confirmedMany', { count: 1 })).waitFor();
		expect(await rows.locator('bdi').allInnerTexts()).toContain(names[0]);
		expect(await rows.locator('bdi').allInnerTexts()).not.toContain(names[1]);
	});
});
