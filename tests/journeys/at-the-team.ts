import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { teamTexts } from '#platform/i18n/team.ts';
import type { TownServer } from '../browser/server.ts';

const say = teamTexts('nl');

export const FATMA = 'fatma@example.org';
export const JORIS = 'joris@example.org';
export const NADEGE = 'nadege@example.org';

/** The newest letter to somebody, once there are more than there were: it leaves after the answer. */
export async function letterTo(town: TownServer, mail: string, before: number) {
	await expect.poll(async () => (await town.mails(mail)).length, { timeout: 10_000 }).toBeGreaterThan(before);
	const [text = ''] = await town.mails(mail);
	return {
		code: /Je code is (\d{6})/.exec(text)?.[1] ?? '',
		path: /(\/nl\/team\/letter\/[\w-]{22})/.exec(text)?.[1] ?? ''
	};
}

/** Goes to a page of the team by the menu, which is folded away on a phone. */
export async function goTo(page: Page, name: string): Promise<void> {
	const fold = page.locator('.menu > summary');
	if (await fold.isVisible()) await fold.click();
	await page.locator('.menu').getByRole('link', { name, exact: true }).click();
}

/** Asks for a letter at the door of the team. */
export async function askForLetter(page: Page, mail: string): Promise<void> {
	await page.goto('/nl/team');
	await page.getByLabel(say('mail')).fill(mail);
	await page.getByRole('button', { name: say('sendLetter') }).click();
	await page.getByRole('heading', { name: say('letterSentTitle') }).waitFor();
}

/** Signs somebody in with the code of a mail. */
export async function signIn(page: Page, town: TownServer, mail: string): Promise<void> {
	const before = (await town.mails(mail)).length;
	await askForLetter(page, mail);
	await page.getByLabel(say('code')).fill((await letterTo(town, mail, before)).code);
	await page.getByRole('button', { name: say('signIn') }).click();
	await page.getByRole('heading', { name: say('overview') }).waitFor();
}
