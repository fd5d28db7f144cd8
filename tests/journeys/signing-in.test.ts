import { describe, expect, it } from 'vitest';
import { teamTexts } from '#platform/i18n/team.ts';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describeBrowser } from '../browser/describe-browser.ts';
import { askForLetter, FATMA, goTo, JORIS, letterTo, signIn } from './at-the-team.ts';
import { DESKTOP, expectNoSidewaysScroll, PHONE, visitTown } from '../browser/visit.ts';

const say = teamTexts('nl');

describeBrowser('signing in', () => {
	const { town, open } = visitTown();

	async function ask(mail: string, options: BrowserContextOptions = {}): Promise<Page> {
		const page = await open('/nl/team', { javaScriptEnabled: false, ...options });
		await askForLetter(page, mail);
		return page;
	}
	const answer = async (page: Page, code: string) => {
		await page.getByLabel(say('code')).fill(code);
		await page.getByRole('button', { name: say('signIn') }).click();
	};
	async function signedIn(mail: string, options: BrowserContextOptions = {}): Promise<Page> {
		const page = await open('/nl/team', { javaScriptEnabled: false, ...options });
		await signIn(page, town(), mail);
		return page;
	}

	describe.each([PHONE, DESKTOP])('on $width px, without a script', (viewport) => {
		it('goes by the code, shows where one is signed in, and ends it elsewhere', async () => {
			const one = await signedIn(FATMA, { viewport });
			const two = await signedIn(FATMA, { viewport });
			await goTo(two, say('me'));
			await expectNoSidewaysScroll(two);
			await two
				.getByRole('button', { name: new RegExp(`^${say('endSession')}:`) })
				.first()
				.click();
			await one.reload();
			await one.getByRole('heading', { name: say('signInTitle') }).waitFor();
			await two.reload();
			await two.getByRole('button', { name: say('signOut') }).click();
			await two.getByRole('heading', { name: say('signInTitle') }).waitFor();
			await two.goto('/nl/team/me');
			await two.getByText(say('signedOut')).waitFor();
		});
	});

	it('goes by the link on another device, once, and back to the page that was asked', async () => {
		const before = (await town().mails(JORIS)).length;
		await ask(JORIS);
		const { path } = await letterTo(town(), JORIS, before);
		const other = await open(path, { javaScriptEnabled: false });
		await other.getByRole('button', { name: say('signIn') }).click();
		await other.getByText(say('signedInAs', { name: 'Joris Wouters' })).waitFor();
		const thief = await open(path, { javaScriptEnabled: false });
		await thief.getByText(say('letterGone')).waitFor();
		// Whoever used it is told that there is nothing left to do.
		await other.goto(path);
		await other.getByText(say('letterNotNeeded')).waitFor();
		await other
			.getByRole('main')
			.getByRole('link', { name: say('overview') })
			.click();
		await other.getByText(say('signedInAs', { name: 'Joris Wouters' })).waitFor();
	});

	it('says the same for an address that nobody has', async () => {
		const [somebody, nobody] = [await ask(FATMA), await ask('nobody@example.org')];
		expect(await nobody.locator('main').innerText()).toBe(await somebody.locator('main').innerText());
		await answer(nobody, '123456');
		await nobody.getByText(say('wrongCode')).waitFor();
		expect(await town().mails('nobody@example.org')).toEqual([]);
	});

	it('gives another session than one that was planted before, and ends that', async () => {
		const planted = 'AAAAAAAAAAAAAAAAAAAAAA';
		const before = (await town().mails(JORIS)).length;
		const send = (action: string, fields: Record<string, string>, cookie: string) =>
			fetch(`${town().origin}/nl/team?/${action}`, {
				method: 'POST',
				body: new URLSearchParams(fields),
				headers: { cookie, origin: town().origin },
				redirect: 'manual'
			});
		const cookiesOf = (response: Response) => response.headers.getSetCookie();
		const asked = await send('letter', { mail: JORIS }, `__Host-letter=${planted}`);
		const letter = cookiesOf(asked)[0]?.split(';')[0] ?? '';
		expect(letter).not.toContain(planted);
		const { code } = await letterTo(town(), JORIS, before);
		expect((await send('code', { code }, `__Host-letter=${planted}`)).status).toBe(422);
		const opened = await send('code', { code }, `${letter}; __Host-team=${planted}`);
		const session = cookiesOf(opened).find((cookie) => cookie.startsWith('__Host-team=')) ?? '';
		expect(session).toMatch(/^__Host-team=[\w-]{22};/);
		expect(session).not.toContain(planted);
		for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(session).toContain(word);
	});

	it.each([
		'https://evil.example/',
		'//evil.example',
		'/nl/team/../../x',
		'/nl/wilgemonde',
		'javascript:alert(1)',
		'/nl/team\\@evil'
	])('leads nowhere but to the team: %s', async (to) => {
		const before = (await town().mails(FATMA)).length;
		const page = await open(`/nl/team?to=${encodeURIComponent(to)}`, { javaScriptEnabled: false });
		expect(await page.locator('input[name=to]').inputValue()).toBe('/nl/team');
		await page.context().close();
		expect((await town().mails(FATMA)).length).toBe(before);
	});

	it('mails a link to this installation whatever host a request claims', async () => {
		const before = (await town().mails(JORIS)).length;
		const body = new URLSearchParams({ mail: JORIS });
		const headers = {
			host: 'evil.example',
			'x-forwarded-host': 'evil.example',
			'content-type': 'application/x-www-form-urlencoded'
		};
		await fetch(`${town().origin}/nl/team?/letter`, { method: 'POST', body, headers, redirect: 'manual' });
		await letterTo(town(), JORIS, before);
		const [text] = await town().mails(JORIS);
		expect(text).not.toContain('evil');
	});

	it('takes somebody in by invitation, who then leaves with what was theirs handed over', async () => {
		const fatma = await signedIn(FATMA);
		await goTo(fatma, say('members'));
		const form = fatma.locator('form[action="?/invite"]');
		await form.getByLabel(say('name')).fill('<b>Mia</b> "O\'Neil"');
		await form.getByLabel(say('mail')).fill('mia@example.org');
		await form.getByRole('button').click();
		await fatma.getByText(say('invited', { name: '<b>Mia</b> "O\'Neil"' })).waitFor();
		const mia = await signedIn('mia@example.org');
		await goTo(mia, say('members'));
		expect(await mia.locator('form[action="?/invite"]').count()).toBe(0);
		await mia.locator('main summary').click();
		await mia.getByLabel(say('takesOver')).selectOption({ label: 'Joris Wouters' });
		await mia.getByRole('button', { name: say('leaveButton') }).click();
		await mia.getByRole('heading', { name: say('signInTitle') }).waitFor();
	});
});
