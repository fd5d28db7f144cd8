import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { counterTexts } from '#platform/i18n/counter.ts';

/** Milliseconds in which something must have come to the screen; far more than it takes. */
const SOON = { timeout: 10_000, interval: 20 };

const say = await counterTexts('nl');

/** One line of the board at an open counter, with its tiles; by the name it has there: "cappuccino". */
export interface LineOnScreen {
	readonly given: Locator;
	readonly treated: Locator;
	/** What folds open: more at a time, count again, out today. */
	readonly more: Locator;
	/** What waits, as the screen says now. */
	waiting(): Promise<number>;
	/** Waits until the screen says so. */
	shows(waiting: number): Promise<void>;
}

export function lineOn(page: Page, name: string): LineOnScreen {
	const line = page.getByRole('region', { name, exact: true });
	const waiting = async () => Number(await line.locator('.tap strong').innerText());
	return {
		given: line.locator('.tap').first(),
		treated: line.locator('.tap.treated'),
		more: line.locator('details.more'),
		waiting,
		shows: (count) => expect.poll(waiting, SOON).toBe(count)
	};
}

/** Opens the counter by the link on its card, and waits until its script hears the stream. */
export async function openByLink(page: Page, secret: string): Promise<void> {
	const listening = page.waitForResponse(/\/counter\/stream$/);
	await page.goto(`/counter#${secret}`);
	await listening;
	await page.locator('.tap').first().waitFor();
}

/** Types the code of a card, as one does without a camera. */
export async function typeCode(page: Page, code: string): Promise<void> {
	await page.getByRole('textbox', { name: say('typeCode') }).fill(code);
	await page.getByRole('button', { name: say('openTitle') }).click();
}

/** Unfolds what is behind "Meer" of a line, where it is folded. */
export async function unfold({ more }: LineOnScreen): Promise<void> {
	if ((await more.getAttribute('open')) === null) await more.locator('summary').click();
}

/** What a guest reads of a line of the board on the page of the place, asked for anew. */
export async function guestReads(guest: Page, name: string): Promise<string> {
	await guest.goto('/nl/wilgemonde/place/cafe-de-wilg');
	return inOneLine(await guest.locator('.slate li', { hasText: name }).innerText());
}

/** With a plain space wherever there is any kind of space. */
export function inOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
