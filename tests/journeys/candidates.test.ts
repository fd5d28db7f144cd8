import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { teamTexts } from '#platform/i18n/team.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { DESKTOP, expectNoSidewaysScroll, visitTown } from '../browser/visit.ts';
import { signIn } from './at-the-team.ts';

const say = teamTexts('nl');
const NARROW = { width: 360, height: 740 };
const NADIA = 'nadia@brussel.example';
const AMIR = 'amir@brussel.example';
const NETWORK = ['--network', 'brussel'];

const PLACES = resolve('../shared/data/places/brussels-osm/places.geojson');
const BORDERS = resolve('../shared/data/areas/brussel-gemeenten/gemeenten.geojson');
const isHere = existsSync(PLACES) && existsSync(BORDERS);

/** What the public list knows, page after page. */
interface Known {
	readonly id: string;
	readonly properties: { readonly slug: string };
}

describeBrowser('two hundred candidates of a real city (skipped without ../shared/data)', () => {
	describe.skipIf(!isHere)('of Brussels', () => {
		const { town, open } = visitTown();

		beforeAll(async () => {
			const member = (name: string, mail: string) =>
				town().stoep(['member', 'add', ...NETWORK, '--name', name, '--mail', mail, '--role', 'coordinator']);
			const centre = ['--phone', '02 123 45 67', '--phone-name', 'Nadia', '--centre', '50.8466,4.3528'];
			await town().stoep(['network', 'found', 'brussel', '--name', 'Brussel', ...centre]);
			await town().stoep(['neighbourhood', 'draw', BORDERS, ...NETWORK]);
			await member('Nadia', NADIA);
			await member('Amir', AMIR);
			const { exit, text } = await town().stoep(['import', 'places', PLACES, ...NETWORK]);
			expect(exit, text).toBe(0);
			expect(text).toContain('11170 rows read.');
		});

		async function coordinator(mail: string, viewport: { width: number; height: number }, javaScriptEnabled = true) {
			const page = await open('/nl/team', { viewport, javaScriptEnabled, hasTouch: viewport === NARROW });
			await signIn(page, town(), mail);
			return page;
		}
		async function known(): Promise<Known[]> {
			const all: Known[] = [];
			let next: string | null = `${town().origin}/api/v1/places?network=brussel`;
			while (next) {
				const answer = (await (await fetch(next)).json()) as { features: Known[]; next: string | null };
				all.push(...answer.features);
				next = answer.next && new URL(new URL(answer.next).search, `${town().origin}/api/v1/places`).href;
			}
			return all;
		}
		const idsOf = (places: readonly Known[]) => places.map(({ id }) => id).sort();
		/** Presses and taps on the way: what two hundred cost. Typing a reason is one. */
		const effort = { presses: 0 };
		async function press(act: Promise<unknown>): Promise<void> {
			effort.presses++;
			await act;
		}
		const boxes = (page: Page) => page.locator('.ticks input[name=id]');
		const ticked = (page: Page) =>
			boxes(page).evaluateAll((all) =>
				all.flatMap((box) => (box instanceof HTMLInputElement && box.checked ? [box.value] : []))
			);
		const onPage = (page: Page) => boxes(page).evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
		const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
		const said = (page: Page) => page.locator('.said').innerText();
		const found = (page: Page) => page.locator('p.soft[role=status]').innerText();

		async function narrow(page: Page, kind: string, hood?: string): Promise<void> {
			await press(page.locator('[name=kind]').selectOption(kind));
			if (hood) await press(page.locator('[name=neighbourhood]').selectOption({ label: hood }));
			await press(button(page, say('filterButton')).click());
			await page.waitForURL(/kind=/);
		}
		/** What the count beside the button says, which is made without a script. */
		const counted = (page: Page) =>
			page.evaluate(() => {
				const text = getComputedStyle(document.querySelector('.ticked') as Element, '::after').content;
				return [text, document.querySelectorAll('.ticks input[name=id]:checked').length] as const;
			});

		it('are there, seen by the team alone, with what to decide on them by', async () => {
			const page = await coordinator(NADIA, DESKTOP);
			await page.goto('/nl/team/candidates');
			expect(await found(page)).toMatch(/^8\d{3} plekken$/);
			expect(await boxes(page).count()).toBe(100);
			expect(await known()).toEqual([]);
			// Hours in words, what cannot be read as it was written, an address, and a place of the same name nearby.
			await page.goto('/nl/team/candidates?search=chalet+laerbeek');
			const row = page.locator('.ticks li').first();
			expect(await row.innerText()).toContain('Avenue du Laerbeek - Laarbeeklaan 145');
			expect(await row.innerText()).toMatch(/maandag–zondag 10 tot 18\suur/);
			expect(await row.innerText()).toContain('uit OpenStreetMap');
			expect(await row.innerText()).toContain('Jette');
			await page.goto('/nl/team/candidates?search=gyojasang');
			expect(await page.locator('.ticks').innerText()).toMatch(/Lijkt op Gyojasang \(kandidaat\), 17\d m verder/i);
		});

		it('are decided on by finger, a hundred at once, on 360 px', async () => {
			effort.presses = 0;
			const page = await coordinator(NADIA, NARROW);
			await page.goto('/nl/team/candidates');
			await narrow(page, 'cafe', 'Brussel');
			const all = Number((await found(page)).split(' ')[0]);
			expect(all).toBeGreaterThan(120);
			await expectNoSidewaysScroll(page);
			const first = await onPage(page);
			expect(first).toHaveLength(100);

			await press(page.getByRole('link', { name: say('tickAll') }).tap());
			expect(await ticked(page)).toHaveLength(100);
			expect(await counted(page)).toEqual([expect.stringContaining('counter(ticked)'), 100]);
			// Two of them are none for the list.
			for (const n of [3, 7]) await press(boxes(page).nth(n).tap());
			expect(await ticked(page)).toHaveLength(98);

			// Looking at one, correcting it and reloading lose nothing of that.
			await press(page.locator('.ticks li').nth(5).getByText(say('seeCandidate')).tap());
			await page.getByText(say('basicsTitle')).tap();
			await page.getByLabel(say('street'), { exact: true }).fill('Nieuwstraat');
			await page
				.locator('form[action="?/basics"]')
				.getByRole('button', { name: say('save') })
				.tap();
			await page.locator('.said').waitFor();
			await page.goBack();
			await page.goBack();
			await page.reload();
			await page.locator('.ticks').waitFor();
			expect(await ticked(page)).toHaveLength(98);
			expect(await page.locator('.ticks li').nth(5).innerText()).toContain('Nieuwstraat');

			// Without a reason nothing happens, and nothing is lost.
			await page.locator('[name=because]').fill('ja');
			await press(button(page, say('publishTicked')).tap());
			await page.getByText(say('becauseMissing')).waitFor();
			expect(await ticked(page)).toHaveLength(98);
			expect(await found(page)).toBe(`${all} plekken`);
			expect(await known()).toEqual([]);

			// Meanwhile somebody else publishes two of them, on the pages of those places.
			const amir = await coordinator(AMIR, DESKTOP, false);
			for (const id of first.slice(0, 2)) {
				await amir.goto(`/nl/team/places/${id}`);
				await amir.locator('[name=because]').fill('Ze zeiden ja aan Amir.');
				await button(amir, say('publish')).click();
				await amir.getByText(say('statePublished'), { exact: true }).waitFor();
			}
			await press(page.locator('[name=because]').fill('Ze zeiden ja aan Nadia, op de markt.'));
			effort.presses++;
			// Two quick fingers on one button.
			await button(page, say('publishTicked')).dblclick();
			await page.locator('.said').waitFor();
			expect(await said(page)).toContain(say('publishedMany', { count: 96 }));
			expect(await said(page)).toContain(say('notDecided', { count: 2 }));
			expect(await found(page)).toBe(`${all - 98} plekken`);
			expect(await page.locator('[name=kind]').inputValue()).toBe('cafe');
			expect(await ticked(page)).toEqual([]);
			await expectNoSidewaysScroll(page);
			const shown = first.filter((_, n) => n !== 3 && n !== 7);
			expect(idsOf(await known())).toEqual([...shown].sort());

			// Oops: all of it back, and once more, right this time.
			await press(
				page
					.locator('li', { hasText: 'Nadia' })
					.getByRole('button', { name: new RegExp(`^${say('takeBack')}`) })
					.first()
					.tap()
			);
			await page.getByText(say('takenBack', { count: 96 })).waitFor();
			expect(idsOf(await known())).toEqual(first.slice(0, 2).sort());
			expect(await found(page)).toBe(`${all - 2} plekken`);

			// The two go aside: doubles of others.
			await press(boxes(page).nth(1).tap());
			await press(boxes(page).nth(5).tap());
			expect(await ticked(page)).toEqual([first[3], first[7]]);
			await press(page.locator('#decide summary').tap());
			await press(page.locator('[name=reason]').selectOption('double'));
			await press(button(page, say('asideTicked')).tap());
			await page.getByText(say('asideMany', { count: 2 })).waitFor();

			await press(page.getByRole('link', { name: say('tickAll') }).tap());
			const next = await ticked(page);
			expect(next).toHaveLength(100);
			await press(page.locator('[name=because]').fill('Ze zeiden ja aan Nadia, op de markt.'));
			await press(button(page, say('publishTicked')).tap());
			await page.getByText(say('publishedMany', { count: 100 })).waitFor();
			expect(idsOf(await known())).toEqual([...first.slice(0, 2), ...next].sort());
			console.log(`A hundred on a phone, with a slip: ${effort.presses} presses.`);
		});

		it('are decided on by keyboard, a hundred at once, on 1280 px', async () => {
			effort.presses = 0;
			const before = idsOf(await known());
			const page = await coordinator(NADIA, DESKTOP);
			await page.goto('/nl/team/candidates?kind=restaurant');
			const key = (name: string) => press(page.keyboard.press(name));
			const first = await onPage(page);
			await page.getByRole('link', { name: say('tickAll') }).focus();
			await key('Enter');
			expect(await ticked(page)).toHaveLength(100);
			// In the list: on to the fifth, which does not get its tick, and one back, which is looked at.
			await boxes(page).first().focus();
			for (const one of ['j', 'j', 'j', 'j', 'x', 'k']) await key(one);
			expect(await ticked(page)).toEqual(first.filter((_, n) => n !== 4));
			await key('o');
			await page.waitForURL(new RegExp(first[3] ?? ''));
			await page.goBack();
			await page.locator('.ticks').waitFor();
			expect(await ticked(page)).toHaveLength(99);
			// Shift ticks off from one to another.
			await boxes(page).nth(97).click();
			await boxes(page)
				.nth(99)
				.click({ modifiers: ['Shift'] });
			expect(await ticked(page)).toHaveLength(96);
			// Space is enough for whoever knows no letters.
			await boxes(page).nth(99).focus();
			await key('Space');
			expect(await ticked(page)).toHaveLength(97);
			// Enter in the list never takes anything: it asks for the reason.
			await key('Enter');
			expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('because');
			expect(await found(page)).toMatch(/^\d{4} plekken$/);
			const shown = await ticked(page);
			await page.keyboard.type('Ze zeiden ja aan Nadia, aan de deur.');
			effort.presses++;
			await key('Enter');
			await page.getByText(say('publishedMany', { count: 97 })).waitFor();
			expect(idsOf(await known())).toEqual([...before, ...shown].sort());
			// The rest is what is left, from where it was.
			expect((await onPage(page)).slice(0, 3)).toEqual([first[4], first[97], first[98]]);
			await page.getByRole('link', { name: say('nextPage') }).click();
			await page.waitForURL(/after=/);
			expect(await onPage(page)).not.toContain(first[4]);
			expect(await ticked(page)).toEqual([]);
			console.log(`Ninety-seven at a desk, by keyboard: ${effort.presses} presses.`);
		});

		it('are decided on without a script, with every word of it in the history and on the list of guests', async () => {
			const page = await coordinator(NADIA, NARROW, false);
			const before = idsOf(await known());
			await page.goto('/nl/team/candidates?kind=library');
			await page.getByRole('link', { name: say('tickAll') }).click();
			const libraries = await ticked(page);
			expect(libraries.length).toBeGreaterThan(10);
			// A public amenity is that for all of its kind.
			await page.locator('[name=because]').fill('Openbare dienst.');
			await button(page, say('publishTicked')).click();
			await page.getByText(say('publishedMany', { count: libraries.length })).waitFor();
			await page.getByRole('link', { name: say('allCandidates') }).waitFor();
			expect(idsOf(await known())).toEqual([...before, ...libraries].sort());
			expect((await known()).length).toBeGreaterThanOrEqual(200);

			await page.goto(`/nl/team/places/${libraries[0]}`);
			await page.getByText(say('historyTitle')).click();
			const history = await page.locator('details', { hasText: say('historyTitle') }).innerText();
			expect(history).toContain(say('historyPublished', { who: 'Nadia' }));
			expect(history).toContain('Openbare dienst.');

			// What is aside says why, and comes back only by hand.
			await page.goto('/nl/team/candidates');
			await page.getByRole('link', { name: say('asideSeen', { count: 2 }) }).click();
			await page.locator('.places a').first().click();
			await page.getByText(say('historyTitle')).click();
			expect(await page.locator('details', { hasText: say('historyTitle') }).innerText()).toContain(say('asideDouble'));
			await button(page, say('againButton')).click();
			await page.getByText(say('stateCandidate'), { exact: true }).waitFor();

			// One is decided on at its own page, and the list goes on where it was.
			await page.goto('/nl/team/candidates?kind=hairdresser');
			await page.locator('.ticks li').first().getByText(say('seeCandidate')).click();
			await page.getByText(say('asideTitle')).click();
			await button(page, say('asideButton')).click();
			await page.getByText(say('asideMissing')).waitFor();
			await page.goBack();
			await page.goBack();
			await page.locator('.ticks li').first().getByText(say('seeCandidate')).click();
			await page.locator('[name=because]').fill('De kapper zei ja.');
			await button(page, say('publish')).click();
			await page.waitForURL(/candidates\?kind=hairdresser/);
			await page
				.getByText(say('batchPublished', { who: 'Nadia', count: 1, when: '' }).replace(/, $/, ''), { exact: false })
				.waitFor();

			const published = await known();
			const guest = await open('/nl/brussel?show=500', { javaScriptEnabled: false });
			const listed = await guest
				.locator('main a[href*="/brussel/place/"]')
				.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname.split('/').at(-1)));
			expect(listed.sort()).toEqual(published.map(({ properties }) => properties.slug).sort());
		});

		it('are none any more where nobody narrowed to something that is there', async () => {
			const page = await coordinator(NADIA, NARROW, false);
			await page.goto('/nl/team/candidates?search=bestaatniet');
			await page.getByText(say('found', { count: 0 })).waitFor();
			await page.getByRole('link', { name: say('allCandidates') }).click();
			expect(await boxes(page).count()).toBe(100);
		});
	});
});
