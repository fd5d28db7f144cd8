import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { teamTexts } from '#platform/i18n/team.ts';
import { ask } from '#platform/http/asking.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { DESKTOP, expectNoSidewaysScroll, visitTown } from '../browser/visit.ts';
import { FATMA, goTo, JORIS, NADEGE, signIn } from './at-the-team.ts';

const say = teamTexts('nl');
const NARROW = { width: 360, height: 740 };

/** A list as somebody keeps it: names of its own, a comma in the degrees, a place that the town has already. */
const listOf = (town: string) =>
	'\uFEFFNaam zaak;Soort;Straat;Huisnr;Breedtegraad;Lengtegraad;Openingsuren;GSM;Ref;Nota\r\n' +
	`Bij Mieke ${town};bakker;Kerkstraat;4;51,0601;3,7401;Mo-Fr 07:00-18:00;09 123 45 67;A1-${town};"vriendelijk; echt"\r\n` +
	`De Hoek ${town};café;Kerkstraat;6;51,0702;3,7502;als de vlag uithangt;0470 12 34 56;A2-${town};\r\n` +
	`"";café;;;51,08;3,76;;;A3-${town};\r\n` +
	`De Hoek ${town};café;;;51,0702;3,7502;;;A4-${town};\r\n`;

const bigList = (rows: number) =>
	'name,kind,lat,lon,hours,source_id\n' +
	Array.from(
		{ length: rows },
		(_, n) =>
			`Plek ${n},café,${50.6 + (n % 500) * 0.001},${3.5 + Math.floor(n / 500) * 0.01},Mo-Fr 08:00-1${n % 9}:${10 + (n % 47)},B${n}\n`
	).join('');

describeBrowser('bringing a list in', () => {
	const { town, open } = visitTown();

	async function signedIn(mail: string, viewport = DESKTOP): Promise<Page> {
		const page = await open('/nl/team', { javaScriptEnabled: false, viewport, acceptDownloads: true });
		await signIn(page, town(), mail);
		await goTo(page, say('import'));
		return page;
	}
	async function upload(page: Page, buffer: Buffer | string, name = 'lijst.csv'): Promise<void> {
		const file = { name, mimeType: 'text/csv', buffer: Buffer.from(buffer as string) };
		await page.getByLabel(say('importFile')).setInputFiles(file);
		await page.getByRole('button', { name: say('importUpload') }).click();
	}
	/** Until work is done the page comes back by itself, without a script. */
	const seeHeading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor({ timeout: 30_000 });
	const section = (page: Page, title: string, count: number) =>
		page.locator('details', { has: page.getByText(`${title}: ${count}`, { exact: true }) });

	describe.each([NARROW, DESKTOP])('on $width px, without a script', (viewport) => {
		it('names the columns, sees what will happen, and keeps the report of what did', async () => {
			const page = await signedIn(viewport === NARROW ? JORIS : FATMA, viewport);
			await upload(page, listOf(String(viewport.width)));
			await seeHeading(page, say('importColumnsTitle'));
			await expectNoSidewaysScroll(page);
			const column = (name: string) =>
				page.locator('label', { has: page.locator('bdi').getByText(name, { exact: true }) }).locator('select');
			expect(await column('Naam zaak').inputValue()).toBe('name');
			expect(await column('GSM').inputValue()).toBe('phone');
			expect(await column('Nota').inputValue()).toBe('');
			expect(await page.locator('main').innerText()).toContain('vriendelijk; echt');

			await column('Naam zaak').selectOption('');
			await page.getByRole('button', { name: say('importColumnsNext') }).click();
			await page.getByText(say('importNeedsName')).waitFor();
			expect(await column('GSM').inputValue()).toBe('phone');
			await column('Naam zaak').selectOption('name');
			await page.getByRole('button', { name: say('importColumnsNext') }).click();

			await seeHeading(page, say('importPreviewTitle'));
			await expectNoSidewaysScroll(page);
			await section(page, say('importAdded'), 2).locator('summary').click();
			await page.getByText(`Bij Mieke ${viewport.width}`).waitFor();
			await section(page, say('importDoubtful'), 1).locator('summary').click();
			await page.getByText('als de vlag uithangt').waitFor();
			await section(page, say('importSkipped'), 1).locator('summary').click();
			await page.getByText(say('importWhyNameless')).waitFor();
			await section(page, say('importDuplicate'), 1).waitFor();
			expect(
				(await town().stoep(['place', 'list', '--network', 'wilgemonde', '--state', 'candidate'])).text
			).not.toContain(`Mieke ${viewport.width}`);

			await page.getByRole('link', { name: say('importColumnsAgain') }).click();
			await column('Soort').selectOption('name');
			await page.getByRole('button', { name: say('importColumnsNext') }).click();
			await page.getByText(say('importColumnTwice')).waitFor();
			await column('Soort').selectOption('kind');
			await page.getByRole('button', { name: say('importColumnsNext') }).click();
			await seeHeading(page, say('importPreviewTitle'));

			await page.getByRole('button', { name: say('importGo') }).click();
			await seeHeading(page, say('importReportTitle'));
			await page.getByText(say('importDone')).waitFor();
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name: say('importDownload') }).click()
			]);
			expect(download.suggestedFilename()).toMatch(/^stoep-import-\d{4}-\d\d-\d\d\.csv$/);
			const report = await readFile(await download.path(), 'utf8');
			expect(report).toContain(`2;Bij Mieke ${viewport.width};${say('importAdded')};`);
			expect(report.trim().split('\r\n')).toHaveLength(6);

			await page.getByRole('link', { name: say('importToCandidates') }).click();
			await page.getByText(`Bij Mieke ${viewport.width}`).waitFor();
			await goTo(page, say('import'));
			await page.getByText(say('importStateImported')).first().waitFor();
		});
	});

	it('shows what changes field by field, and what stays because somebody edited it', async () => {
		const page = await signedIn(FATMA);
		const list = (phone: string, street: string) =>
			`name,kind,lat,lon,street,number,phone,source_id\nBij Leen,café,51.0905,3.7905,${street},1,${phone},L1\n`;
		const bringIn = async (text: string) => {
			await page.goto('/nl/team/import');
			await upload(page, text);
			await seeHeading(page, say('importPreviewTitle'));
		};
		await bringIn(list('09 111 22 33', 'Dorp'));
		await page.getByRole('button', { name: say('importGo') }).click();
		await seeHeading(page, say('importReportTitle'));
		await page.getByRole('link', { name: say('importToCandidates') }).click();
		await page.getByRole('link', { name: `${say('seeCandidate')}: Bij Leen` }).click();
		const form = page.locator('form', { has: page.locator('input[name=phone]') });
		await page.locator('details', { has: form }).locator('summary').first().click();
		await form.locator('input[name=phone]').fill('0470 00 11 22');
		await form.getByRole('button', { name: say('save') }).click();
		await page.locator('.said, [role=status]').first().waitFor();

		await bringIn(list('09 444 55 66', 'Plein'));
		const [before, after] = ['Dorp 1', 'Plein 1'];
		await page.getByText(say('importBecomes', { fact: say('factAddress'), before, after })).waitFor();
		const kept = { fact: say('factPhone'), before: '+32470001122', after: '+3294445566' };
		await page.getByText(say('importStays', kept)).waitFor();
		await page.getByRole('button', { name: say('importDrop') }).click();
		await page.getByText(say('importDropped')).waitFor();
	});

	it.each([
		['a picture that is called a list', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'importPicture'],
		['a spreadsheet as it is', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'importPacked'],
		['UTF-16', Buffer.from('\uFEFFnaam;lat;lon\nJan;51;3\n', 'utf16le'), 'importEncoding'],
		['half a GeoJSON', '{"type":"FeatureCollection","features":[{"type":"Fea', 'importNotJson'],
		['a web page', '<!doctype html><title>Niet gevonden</title>', 'importWebPage'],
		['nothing at all', '', 'importEmpty'],
		['more than the form takes', Buffer.alloc(7 * 1024 * 1024, 97), 'importTooLarge'],
		['a little more than a list may be', Buffer.alloc(5.5 * 1024 * 1024, 97), 'importTooLarge']
	] as const)('refuses %s, at the file, in words', async (_, buffer, key) => {
		const page = await signedIn(FATMA);
		await upload(page, buffer as Buffer);
		await page.getByText(say(key)).waitFor();
		expect(await page.getByLabel(say('importFile')).getAttribute('aria-invalid')).toBe('true');
	});

	it('goes on after the server was killed in the middle', { timeout: 120_000 }, async () => {
		const rows = 20_000;
		const page = await signedIn(FATMA);
		await upload(page, bigList(rows));
		await page.getByText(say('importWorkingPreview')).waitFor();
		await expectNoSidewaysScroll(page);
		await seeHeading(page, say('importPreviewTitle'));
		await page.getByRole('button', { name: say('importGo') }).click();
		await page.getByText(say('importWorkingImport')).waitFor();
		await expect
			.poll(async () => (await page.reload(), page.locator('main').innerText()), { timeout: 30_000, interval: 100 })
			.toMatch(/[1-9]\d* van 20000 plekken/);
		await town().kill();
		await town().restart();
		await expect
			.poll(async () => (await page.goto(page.url()), page.locator('main').innerText()), {
				timeout: 40_000,
				interval: 1_000
			})
			.toContain(say('importInterruptedHalf'));
		await page.getByRole('button', { name: say('goOn') }).click();
		await seeHeading(page, say('importReportTitle'));
		await section(page, say('importAdded'), rows).waitFor();
	});

	it('is not for an expert, a guest or another network, and its file is nobody’s', async () => {
		const nadege = await signedIn(NADEGE);
		await nadege.getByText(say('importOnlyActing')).waitFor();
		expect(await nadege.locator('input[type=file]').count()).toBe(0);
		const fatma = await signedIn(FATMA);
		const href = await fatma.locator('.rows a').first().getAttribute('href');
		expect((await nadege.goto(`${href}`))?.status()).toBe(404);
		expect((await nadege.goto(`${href}/report`))?.status()).toBe(404);
		const guest = await ask(town().port, `${href}/report`);
		expect([guest.status, guest.headers.location]).toEqual([303, expect.stringContaining('/nl/team?to=')]);
	});
});
