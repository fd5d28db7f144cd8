import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { startTown, type TownServer } from './server.ts';

/** A phone of 2015, and the screens beside it. */
export const OLD_PHONE = { width: 320, height: 568 };
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 720 };

/** The demo town served, and a browser to visit it with; both last as long as the test file. */
export interface Visit {
	town(): TownServer;
	/** A visitor with a browser of their own: no cookie, no history. */
	visitor(options?: BrowserContextOptions): Promise<BrowserContext>;
	/** The same with one page open, at this address. */
	open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Call it at the top of a test file, within `describeBrowser`. */
export function visitTown(): Visit {
	let town: TownServer;
	let browser: Browser;
	const leaving = new Set<BrowserContext>();

	beforeAll(async () => {
		[town, browser] = await Promise.all([startTown(), launchChromium()]);
	});
	afterAll(async () => {
		await Promise.all([...leaving].map((context) => context.close()));
		await browser?.close();
		await town?.close();
	});

	async function visitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
		const context = await browser.newContext({ baseURL: town.origin, viewport: PHONE, locale: 'nl-BE', ...options });
		leaving.add(context);
		context.once('close', () => leaving.delete(context));
		return context;
	}
	return {
		town: () => town,
		visitor,
		async open(path, options) {
			const page = await (await visitor(options)).newPage();
			await page.goto(path);
			return page;
		}
	};
}

/** Everything this visitor asks for from now on. */
export function requestsOf(context: BrowserContext): Request[] {
	const requests: Request[] = [];
	context.on('request', (request) => void requests.push(request));
	return requests;
}

/** Nothing on the page is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(wide, `${page.url()} is ${wide} px too wide`).toBeLessThanOrEqual(0);
}
