import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { counterTexts } from '#platform/i18n/counter.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import { ask } from '#platform/http/asking.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { DESKTOP, expectNoSidewaysScroll, visitTown } from '../browser/visit.ts';
import { lineOn } from './at-the-counter.ts';
import { goTo, signIn } from './at-the-team.ts';

const say = teamTexts('nl');
const guest = guestTexts('nl');
const counter = await counterTexts('nl');

const NADEGE = 'nadege@example.org';
const FATMA = 'fatma@example.org';
const LITTLE_PHONE = { width: 360, height: 640 };

describeBrowser('experts by experience', () => {
	const { town, open } = visitTown();

	async function signedIn(mail: string, options: BrowserContextOptions = {}): Promise<Page> {
		const page = await open('/nl/team', { javaScriptEnabled: false, ...options });
		await signIn(page, town(), mail);
		return page;
	}
	const guestReads = async (path: string) => (await ask(town().port, path)).text;
	const enter = async (page: Page, as: string) => {
		await page.goto('/nl/team/practice');
		await page.getByRole('button', { name: as }).click();
	};
	/** The practice town, made when there is none yet. */
	async function toPractice(page: Page): Promise<string> {
		await goTo(page, say('practice'));
		const make = page.getByRole('button', { name: say('practiceMake') });
		if ((await make.count()) > 0) {
			await make.click();
			await page.getByText(say('practiceMade')).waitFor();
		}
		return (await page.getByRole('link', { name: say('practiceGuest') }).getAttribute('href')) ?? '';
	}

	describe.each([
		{ viewport: LITTLE_PHONE, key: 'welcomeHow', words: 'Je hoeft hier niets te tonen.', next: 'Vraag gerust.' },
		{ viewport: DESKTOP, key: 'point', words: 'Wijzen vind ik lastig.', next: 'Zeg of wijs wat je wil.' }
	] as const)('on $viewport.width px, without a script', ({ viewport, key, words, next }) => {
		it('says no to a text in the practice town, until the coordinator words it anew', async () => {
			const nadege = await signedIn(NADEGE, { viewport });
			const path = key === 'point' ? '/place/cafe-de-wilg' : '';
			const street = `/nl/wilgemonde${path}`;
			const practice = await toPractice(nadege);
			await nadege.goto(practice + path);
			await nadege.getByText(say('practiceSign')).waitFor();
			await expectNoSidewaysScroll(nadege);
			await nadege.getByRole('link', { name: say('practiceSay') }).click();
			await expectNoSidewaysScroll(nadege);
			await nadege.getByRole('link', { name: guest(key), exact: true }).click();
			await nadege.getByLabel(say('markWhat')).fill(words);
			await expectNoSidewaysScroll(nadege);
			expect(await guestReads(street)).toContain(guest(key));
			await nadege.getByRole('button', { name: say('markNo'), exact: true }).click();
			await nadege.getByText(say('markNotedNo')).waitFor();
			await nadege.getByText(say('markLeftOut')).waitFor();
			expect(await guestReads(street)).not.toContain(guest(key));
			expect(await guestReads(practice + path)).not.toContain(guest(key));
			expect(await guestReads(`/fr/wilgemonde${path}`)).toContain(guestTexts('fr')(key));

			const fatma = await signedIn(FATMA, { viewport });
			// It stands in what she sees first.
			await fatma.getByRole('link', { name: say('markOnOpen') }).click();
			await fatma.getByRole('link', { name: guest(key), exact: true }).click();
			await fatma.getByText(words).waitFor();
			await fatma.getByText(say('markLeftOut')).waitFor();
			await expectNoSidewaysScroll(fatma);
			const field = fatma.locator('textarea[name=text]');
			await field.fill('Dit opschrift heeft veel te veel woorden');
			await fatma.getByRole('button', { name: say('save') }).click();
			await fatma.getByText(say('markTooLong')).waitFor();
			expect(await field.inputValue()).toBe('Dit opschrift heeft veel te veel woorden');
			await field.fill(next);
			await fatma.getByRole('button', { name: say('save') }).click();
			await fatma.getByText(say('markWorded')).waitFor();
			expect(await guestReads(street)).toContain(next);

			await nadege.reload();
			await nadege.getByText(say('markStateChanged')).waitFor();
			expect(await nadege.locator('h1').innerText()).toBe(next);
		});

		it('looks as everybody, with everything invented, and as herself again', async () => {
			const nadege = await signedIn(NADEGE, { viewport });
			await toPractice(nadege);
			const before = await guestReads('/api/v1/places?limit=10000');

			await enter(nadege, say('practiceCoordinator'));
			await nadege.getByText(say('practiceSignAs', { role: say('roleCoordinator') })).waitFor();
			await goTo(nadege, say('members'));
			await expectNoSidewaysScroll(nadege);
			const form = nadege.locator('form[action="?/invite"]');
			const mail = `mia${viewport.width}@example.org`;
			await form.getByLabel(say('name')).fill('Mia');
			await form.getByLabel(say('mail')).fill(mail);
			await form.getByRole('button').click();
			await nadege.getByText(say('invited', { name: 'Mia' })).waitFor();
			expect(await town().mails(mail)).toEqual([]);
			// The invented Fatma has the address of the real one, and is nobody else for it.
			await goTo(nadege, say('me'));
			expect(await nadege.locator('form[action="?/switch"]').count()).toBe(0);

			await enter(nadege, say('practiceCounter'));
			await nadege.getByRole('heading', { name: counter('title', { place: 'Café De Wilg' }) }).waitFor();
			await nadege.getByText(say('practiceSign')).waitFor();
			await expectNoSidewaysScroll(nadege);
			const line = lineOn(nadege, 'cappuccino');
			const n = await line.waiting();
			await line.given.click();
			expect(await line.waiting()).toBe(n - 1);
			expect(await guestReads('/api/v1/places?limit=10000')).toBe(before);

			await nadege.getByRole('link', { name: say('practiceBack') }).click();
			await nadege.getByRole('button', { name: say('practiceStop') }).click();
			expect(await nadege.getByRole('button', { name: say('practiceStop') }).count()).toBe(0);
			await nadege.goto('/nl/counter');
			expect(await nadege.locator('.tap').count()).toBe(0);
			await nadege.goto('/nl/team/members');
			expect(await nadege.getByText('Mia').count()).toBe(0);
			expect(await nadege.getByText(say('practiceSign')).count()).toBe(0);
		});
	});

	it('begins anew, and what was there is gone', async () => {
		const nadege = await signedIn(NADEGE);
		const former = await toPractice(nadege);
		await nadege.getByRole('button', { name: say('practiceReset') }).click();
		await nadege.getByText(say('practiceMade')).waitFor();
		const now = await nadege.getByRole('link', { name: say('practiceGuest') }).getAttribute('href');
		expect(now).not.toBe(former);
		expect((await ask(town().port, former)).status).toBe(404);
		expect((await ask(town().port, now ?? '')).status).toBe(200);
	});

	it('practises where no list, no open data and no search engine looks', async () => {
		const nadege = await signedIn(NADEGE);
		const practice = await toPractice(nadege);
		const slug = practice.split('/').at(-1) ?? '';
		for (const path of ['/nl', '/nl/wilgemonde', '/nl/counter', '/api/v1/networks', '/api/v1/places?limit=10000']) {
			expect(await guestReads(path), path).not.toContain(slug);
		}
		expect((await ask(town().port, `/api/v1/places?network=${slug}`)).status).toBe(404);
		for (const page of ['', '/charter', '/place/cafe-de-wilg', '/place/cafe-de-wilg/screen', '/nergens']) {
			const text = await guestReads(practice + page);
			expect(text, page).toContain('<meta name="robots" content="noindex"');
			expect(text, page).toContain(say('practiceSign'));
		}
		expect(await guestReads('/nl/wilgemonde')).not.toContain('noindex');
	});

	it('asks who is there before anybody reads or says a word', async () => {
		for (const path of ['/nl/team/practice', '/nl/team/texts', '/nl/team/texts/guest-point']) {
			const { status, headers } = await ask(town().port, path);
			expect([status, headers.location]).toEqual([303, `/nl/team?to=${encodeURIComponent(path)}`]);
		}
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const forms = ['practice?/make', 'practice?/enter', 'texts/guest-point?/mark', 'texts/guest-point?/word'];
		for (const form of forms) {
			const { status } = await ask(town().port, `/nl/team/${form}`, {
				method: 'POST',
				headers,
				body: 'as=coordinator'
			});
			expect(status, form).toBe(303);
		}
	});
});
