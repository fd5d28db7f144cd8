import type { Page, Request } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { direction, LANGUAGES, type Language } from '#kernel/language.ts';
import { guestTexts, type GuestKey } from '#platform/i18n/guest.ts';
import type { Say } from '#platform/i18n/say.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { expectNoSidewaysScroll, OLD_PHONE, requestsOf, visitTown } from '../browser/visit.ts';

/** How a browser set to each language asks for it. */
const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', ar: 'ar-MA', tr: 'tr-TR' };
const TOWN: Readonly<Record<Language, string>> = {
	nl: 'Wilgemonde',
	fr: 'Saulmonde',
	en: 'Wilgemonde',
	ar: 'ويلخموند',
	tr: 'Wilgemonde'
};

// Facts 45 and 9: five languages, no script, no cookie, nobody else, on a phone of 2015.
describeBrowser('a guest without script', () => {
	const { town, visitor } = visitTown();

	describe.each(LANGUAGES)('in %s', (language) => {
		const say = guestTexts(language);
		let page: Page;
		let requests: Request[];

		beforeAll(async () => {
			const context = await visitor({ javaScriptEnabled: false, viewport: OLD_PHONE, locale: LOCALES[language] });
			requests = requestsOf(context);
			page = await context.newPage();
		});

		it('is met at the door in their language and chooses a network', async () => {
			await page.goto('/');
			expect(new URL(page.url()).pathname).toBe(`/${language}`);
			await expectGuestPage(page, language, say('chooseNetwork'));
			await page.getByRole('link', { name: TOWN[language], exact: true }).click();
			expect(new URL(page.url()).pathname).toBe(`/${language}/wilgemonde`);
			await expectGuestPage(page, language, say('placesIn', { area: TOWN[language] }));
			await expectSomebodyToCall(page, say);
		});

		it('says what they need by pointing at it', async () => {
			const need = page
				.getByRole('navigation', { name: say('whatDoYouNeed') })
				.getByRole('link')
				.first();
			const word = (await need.innerText()).trim();
			await need.click();
			await expectGuestPage(page, language, word);
			await expectSomebodyToCall(page, say);
			const cards = page.locator('#places > li');
			expect(await cards.count()).toBeGreaterThan(0);
			expect(await cards.locator('.slate').count()).toBe(await cards.count());
			expect(await page.locator('[aria-current=true]').allInnerTexts()).toContain(word);
		});

		it('says where from: a neighbourhood, and then the station', async () => {
			const start = page.locator('nav details', { has: page.locator('#where') });
			await start.locator('summary').click();
			await start.locator('a[href*="/spoorzicht"]').click();
			expect(new URL(page.url()).pathname).toBe(`/${language}/wilgemonde/spoorzicht`);
			await expectGuestPage(page, language);
			await start.locator('summary').click();
			await start.locator('a[href*="from=station"]').click();
			const { pathname, searchParams } = new URL(page.url());
			expect(pathname).toBe(`/${language}/wilgemonde`);
			expect(searchParams.get('need')).toMatch(/^suspended-/);
			await expectGuestPage(page, language);
			const walks = await page.locator('#places .walk').allInnerTexts();
			expect(walks.length).toBeGreaterThan(0);
			expect(walks.map((walk) => walk.trim())).not.toContain('');
		});

		it('reads about a place, in another language too, and goes back', async () => {
			const first = page.locator('#places h3 a').first();
			const name = (await first.innerText()).trim();
			const list = page.url();
			await first.click();
			await expectGuestPage(page, language, name);
			await expectSomebodyToCall(page, say);
			expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
			for (const key of ['onTheSlate', 'howToAsk', 'hours'] as const)
				expect(await page.getByRole('heading', { name: say(key) }).isVisible(), key).toBe(true);

			const other = language === 'nl' ? 'tr' : 'nl';
			const { pathname } = new URL(page.url());
			await languageButton(page, other).click();
			expect(new URL(page.url()).pathname).toBe(pathname.replace(`/${language}/`, `/${other}/`));
			await expectGuestPage(page, other);
			await languageButton(page, language).click();
			await page.goto(list);
			await expectGuestPage(page, language);
		});

		it('reads what to say when they treat somebody, and what is promised', async () => {
			await page.locator('#places h3 a').first().click();
			await page.getByRole('link', { name: say('treat'), exact: true }).click();
			await expectGuestPage(page, language, say('treat'));
			await page.getByRole('link', { name: say('charter'), exact: true }).click();
			await expectGuestPage(page, language, say('charter'));
			await page.locator('.home').click();
			await expectGuestPage(page, language);
		});

		it('finds a way on where there is nothing', async () => {
			const response = await page.goto(`/${language}/wilgemonde/place/does-not-exist`);
			expect(response?.status()).toBe(404);
			await expectGuestPage(page, language, say('notFound'));
			await expectSomebodyToCall(page, say);
			await page.locator('main').getByRole('link', { name: TOWN[language] }).click();
			expect(new URL(page.url()).pathname).toBe(`/${language}/wilgemonde`);
		});

		it('carried nothing away, and spoke with nobody else', async () => {
			expect(await page.context().cookies()).toEqual([]);
			expect(requests.length).toBeGreaterThan(10);
			expect(requests.filter((request) => request.resourceType() === 'script')).toEqual([]);
			expect(
				requests.filter((request) => !request.url().startsWith(`${town().origin}/`)).map((request) => request.url())
			).toEqual([]);
		});
	});
});

async function expectGuestPage(page: Page, language: Language, title?: string): Promise<void> {
	const html = page.locator('html');
	expect(await html.getAttribute('lang'), page.url()).toBe(language);
	expect(await html.getAttribute('dir')).toBe(direction(language));
	expect(plain(await page.title())).toContain(plain(title ?? ''));
	expect(await page.title()).not.toBe('');
	expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
	await expectNoSidewaysScroll(page);
	const buttons = page.locator('nav.langs a');
	expect(await buttons.evaluateAll((links) => links.map((link) => link.getAttribute('lang')))).toEqual([...LANGUAGES]);
	const { pathname, search } = new URL(page.url());
	for (const other of LANGUAGES) {
		const href = await languageButton(page, other).getAttribute('href');
		expect(href).toBe(pathname.replace(`/${language}`, `/${other}`) + search);
	}
}

async function expectSomebodyToCall(page: Page, say: Say<GuestKey>): Promise<void> {
	const call = page.getByRole('link', { name: say('callName', { name: 'Fatma' }) }).first();
	expect(await call.isVisible(), page.url()).toBe(true);
	expect(await call.getAttribute('href')).toBe('tel:090000001');
}

function languageButton(page: Page, language: Language) {
	return page.locator(`nav.langs a[lang=${language}]`);
}

/** Without the invisible marks that keep a name in another script apart. */
function plain(text: string): string {
	return text.replace(/[\u2066-\u2069]/g, '');
}
