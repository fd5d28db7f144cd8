/** Takes the pictures of the documentation anew, of the demo town as it is built: `node tests/pictures/take.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { ask } from '#platform/http/asking.ts';
import dutch from '../../src/platform/i18n/catalogues/nl.json' with { type: 'json' };
import { launchChromium } from '../browser/chromium.ts';
import { startTown } from '../browser/server.ts';

const FOLDER = resolve('docs/pictures');
const PHONE = { width: 390, height: 844 };
/** Pixels of a sheet of A4, for 96 to the inch. */
const PAPER = { width: 794, height: 1123 };
/** Bytes: a page of documentation loads on a phone too. */
const HEAVIEST = 120_000;

const COORDINATOR = 'fatma@example.org';
const { team: words } = dutch;
const PLACE = '/nl/wilgemonde/place/cafe-de-wilg';

interface Picture {
	readonly path: string;
	readonly options?: BrowserContextOptions;
	readonly prepare?: (page: Page) => Promise<unknown>;
}

const town = await startTown();
const browser = await launchChromium();

const PICTURES: Readonly<Record<string, Picture>> = {
	list: { path: '/nl/wilgemonde#list' },
	'list-ar': { path: '/ar/wilgemonde' },
	'list-dark': { path: '/nl/wilgemonde?need=suspended-coffee#list', options: { colorScheme: 'dark' } },
	place: { path: PLACE },
	counter: {
		path: `/counter#${town.card.secret}`,
		async prepare(page) {
			await page.locator('.tap').first().click();
			await page.locator('.said .undo').waitFor();
			// The first tap keeps the look of being touched; the hand is gone.
			await page.mouse.move(0, 0);
			await page.evaluate(() => (document.activeElement as HTMLElement).blur());
		}
	},
	team: { path: '/nl/team', prepare: signIn },
	join: {
		path: '/nl/team',
		async prepare(page) {
			await signIn(page);
			await page.goto('/nl/team/places/new');
			await page.getByLabel(words.placeName).fill('Frituur De Kaaipunt');
			await page.locator('select[name=kind]').selectOption('snack-bar');
			await page.locator('select[name=near]').selectOption({ index: 1 });
			await page.getByRole('button', { name: words.begin }).click();
			await page.waitForURL('**/join');
			const later = page.getByRole('link', { name: words.skipStep });
			while (!(await page.locator('input[name=service]').first().isVisible())) await later.click();
			for (const service of ['water', 'toilet', 'charge']) await page.locator(`input[value=${service}]`).check();
			await page.evaluate(() => scrollTo(0, 0));
		}
	},
	screen: { path: `${PLACE}/screen`, options: { viewport: { width: 1280, height: 720 } } },
	print: {
		path: PLACE,
		options: { viewport: PAPER },
		async prepare(page) {
			await page.emulateMedia({ media: 'print' });
			await page.evaluate(() => (document.body.style.margin = '12mm'));
		}
	}
};

/** As the coordinator, with the code of the mail. */
async function signIn(page: Page): Promise<void> {
	await page.getByLabel(words.mail).fill(COORDINATOR);
	await page.getByRole('button', { name: words.sendLetter }).click();
	await page.getByLabel(words.code).waitFor();
	let mail: string | undefined;
	while (mail === undefined) {
		[mail] = await town.mails(COORDINATOR);
		await page.waitForTimeout(100);
	}
	await page.getByLabel(words.code).fill(/\b\d{6}\b/.exec(mail)?.[0] ?? '');
	await page.getByRole('button', { name: words.signIn }).click();
	await page.getByRole('heading', { name: words.overview }).waitFor();
}

mkdirSync(FOLDER, { recursive: true });
try {
	for (const [name, { path, options, prepare }] of Object.entries(PICTURES)) {
		const context = await browser.newContext({
			baseURL: town.origin,
			locale: 'nl-BE',
			viewport: PHONE,
			reducedMotion: 'reduce',
			...options
		});
		const page = await context.newPage();
		// On the page and in its QR code stands the address at which people would find it.
		await page.route(`**${PLACE}`, async (route) => {
			const { text } = await ask(town.port, PLACE, { headers: { host: 'stoep.example' } });
			await route.fulfill({ body: text, contentType: 'text/html; charset=utf-8' });
		});
		await page.goto(path, { waitUntil: 'load' });
		await prepare?.(page);
		const small = await compressed(await page.screenshot());
		writeFileSync(resolve(FOLDER, `${name}.png`), small);
		console.log(`${name}.png  ${small.length} bytes`);
		if (small.length > HEAVIEST) throw new Error(`${name}.png is heavier than ${HEAVIEST} bytes.`);
		await context.close();
	}
} finally {
	await browser.close();
	await town.close();
}

function compressed(png: Buffer): Promise<Buffer> {
	return sharp(png).png({ palette: true, colours: 128, effort: 10, compressionLevel: 9 }).toBuffer();
}
