import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '#kernel/language.ts';
import type { TownServer } from '../browser/server.ts';

const COORDINATOR = 'fatma@example.org';

/** One thing a person can have before them: a page in one of its states. */
export interface Sight {
	readonly name: string;
	readonly path: (language: Language) => string;
	/** What brings the page into this state once it is open; `town` has the card of a counter and the letters of the team. */
	readonly prepare?: (page: Page, town: TownServer) => Promise<void>;
}

const place = (slug: string, page = '') => ({
	path: (language: Language) => `/${language}/wilgemonde/place/${slug}${page}`
});
const list = (question = '') => ({ path: (language: Language) => `/${language}/wilgemonde${question}` });
const counter = { path: (language: Language) => `/${language}/counter` };

const begun = (language: Language) => `/${language}/team/places/new`;
const STEPS = ['point', 'address', 'hours', 'services', 'items', 'charter', 'card'];

/** Begins a place, and leaves so many steps for later. */
function begin(steps: number) {
	return async (page: Page, town: TownServer) => {
		await signIn(page, town);
		await page.locator('input[name=name]').fill(`Plek ${Math.random()}`);
		await page.locator('select[name=kind]').selectOption('cafe');
		await page.locator('select[name=near]').selectOption({ index: 1 });
		await page.locator('main form button.btn:visible').last().click();
		await page.waitForURL(/\/join$/);
		await page.goto(
			`${page.url()}?${STEPS.slice(0, steps)
				.map((step) => `later=${step}`)
				.join('&')}`
		);
	};
}

const lists = (language: Language) => `/${language}/team/import`;

/** What there is to see at every route that is a page. A new one needs a line here. */
export const SIGHTS: Readonly<Record<string, readonly Sight[]>> = {
	'(street)/[lang=lang]': [
		{ name: 'the networks', path: (language) => `/${language}` },
		{ name: 'an address that is none', path: (language) => `/${language}/a/b/c/d` }
	],
	'(street)/[lang=lang]/[network]': [
		{ name: 'the list', ...list() },
		{ name: 'a need', ...list('?need=suspended-coffee&from=station') },
		{ name: 'a need nobody answers', ...list('/oude-vest?need=shower') }
	],
	'(street)/[lang=lang]/[network]/[neighbourhood]': [{ name: 'a neighbourhood', ...list('/de-kaai') }],
	'(street)/[lang=lang]/[network]/charter': [{ name: 'the charter', ...list('/charter') }],
	'(street)/[lang=lang]/[network]/place/[place]': [
		{ name: 'a place with everything', ...place('cafe-de-wilg') },
		{ name: 'a place on leave', ...place('koffiebar-kaneel') },
		{ name: 'a place whose hours nobody knows', ...place('jeugdhuis-het-vlot') },
		{ name: 'a place that is not there', ...place('nergens') }
	],
	'(street)/[lang=lang]/[network]/place/[place]/screen': [
		{ name: 'a board on the wall', ...place('cafe-de-wilg', '/screen') }
	],
	'(street)/[lang=lang]/[network]/place/[place]/treat': [{ name: 'how to treat', ...place('cafe-de-wilg', '/treat') }],
	'[lang=lang]/team': [
		{ name: 'the door of the team', path: (language) => `/${language}/team` },
		{ name: 'the overview of the team', path: (language) => `/${language}/team`, prepare: signIn }
	],
	'[lang=lang]/team/letter/[secret]': [
		{ name: 'a letter that is gone', path: (language) => `/${language}/team/letter/AAAAAAAAAAAAAAAAAAAAAA` }
	],
	'[lang=lang]/team/places': [
		{ name: 'the places of the team', path: (language) => `/${language}/team/places`, prepare: signIn }
	],
	'[lang=lang]/team/candidates': [
		{ name: 'the candidates', path: (language) => `/${language}/team/candidates`, prepare: signIn }
	],
	'[lang=lang]/team/places/new': [
		{ name: 'a place that begins', path: (language) => `/${language}/team/places/new`, prepare: signIn }
	],
	'[lang=lang]/team/places/[id]': [
		{
			name: 'a place as the team sees it',
			path: (language) => `/${language}/team/places`,
			async prepare(page, town) {
				await signIn(page, town);
				await page.locator('.places a', { hasText: 'De Wilg' }).first().click();
				await page.locator('.section').first().waitFor();
			}
		}
	],
	'[lang=lang]/team/places/[id]/join': [
		{ name: 'a place that joins: where', path: begun, prepare: begin(0) },
		{ name: 'a place that joins: hours', path: begun, prepare: begin(2) },
		{ name: 'a place that joins: charter', path: begun, prepare: begin(5) },
		{ name: 'a place that joins: publish', path: begun, prepare: begin(7) }
	],
	'[lang=lang]/team/import': [
		{ name: 'the lists', path: lists, prepare: signIn },
		{
			name: 'a list that is none',
			path: lists,
			async prepare(page, town) {
				await signIn(page, town);
				await chooseList(page, '<!doctype html>');
				await page.locator('#file-problem').waitFor();
			}
		}
	],
	'[lang=lang]/team/import/[upload]': [
		{
			name: 'a list whose columns are to be named',
			path: lists,
			async prepare(page, town) {
				await signIn(page, town);
				await chooseList(page, 'Naam;Breedtegraad;Lengtegraad;Nota\nBij Jan;51;3,7;vriendelijk\n');
				await page.locator('select[name=column]').first().waitFor();
			}
		},
		{
			name: 'a list that was looked through',
			path: lists,
			async prepare(page, town) {
				await signIn(page, town);
				const rows = ['Bij Jan,51,3.7,café,als de vlag uithangt', ',51,3.7,café,', 'Bij Jan,51,3.7,café,'];
				await chooseList(page, ['name,lat,lon,kind,hours', ...rows].join('\n'));
				await page.locator('details.section').first().waitFor();
			}
		}
	],
	'[lang=lang]/team/members': [{ name: 'the team', path: (language) => `/${language}/team/members`, prepare: signIn }],
	'[lang=lang]/team/me': [
		{ name: 'where one is signed in', path: (language) => `/${language}/team/me`, prepare: signIn }
	],
	'[lang=lang]/counter/talk': [
		{
			name: 'the counter talks with the team',
			...counter,
			async prepare(page, { card }) {
				await type(page, card.code);
				await page.locator('a[href$="/counter/talk"]').click();
				await page.locator('textarea').waitFor();
			}
		}
	],
	'[lang=lang]/team/practice': [
		{ name: 'no practice town yet', path: (language) => `/${language}/team/practice`, prepare: signIn },
		{
			name: 'the ways into the practice town',
			path: (language) => `/${language}/team/practice`,
			async prepare(page, town) {
				await signIn(page, town);
				await makePractice(page);
			}
		},
		{
			name: 'the team of the practice town',
			path: (language) => `/${language}/team/practice`,
			async prepare(page, town) {
				await signIn(page, town);
				await makePractice(page);
				await page.locator('button[value=coordinator]').click();
				await page.locator('aside form').waitFor();
			}
		},
		{
			name: 'the practice town for guests',
			path: (language) => `/${language}/team/practice`,
			async prepare(page, town) {
				await signIn(page, town);
				await makePractice(page);
				await page.locator('main a.btn').click();
				await page.locator('aside.slate').waitFor();
			}
		}
	],
	'[lang=lang]/team/texts': [
		{ name: 'the texts', path: (language) => `/${language}/team/texts`, prepare: signInAndChoose('list') },
		{ name: 'the drawings', path: (language) => `/${language}/team/texts`, prepare: signInAndChoose('pictogram') }
	],
	'[lang=lang]/team/texts/[text]': [
		{
			name: 'a text that somebody marked',
			path: (language) => `/${language}/team/texts/guest-openUntil`,
			async prepare(page, town) {
				await signIn(page, town);
				await page.locator('input[name=words]').fill('Tot wanneer?');
				await page.locator('button[value=unclear]').click();
				await page.locator('.said').waitFor();
			}
		}
	],
	'[lang=lang]/counter': [
		{ name: 'the code to type', ...counter },
		{
			name: 'a wrong code',
			...counter,
			async prepare(page) {
				await type(page, 'AAAAAAAAAA');
				await page.locator('#problem').waitFor();
			}
		},
		{
			name: 'an open counter, just tapped',
			...counter,
			async prepare(page, { card }) {
				const listening = page.waitForResponse(/\/counter\/stream$/);
				await type(page, card.code);
				await listening;
				await page.locator('.tap.treated').first().click();
				await page.locator('.said .undo').waitFor();
			}
		}
	]
};

async function type(page: Page, card: string): Promise<void> {
	await page.locator('input[name=card]').fill(card);
	await page.locator('form.card button').click();
}

/** Signs the coordinator in, with the link of her mail, and comes back to the page. */
async function signIn(page: Page, town: TownServer): Promise<void> {
	const before = await town.mails(COORDINATOR);
	await page.locator('input[name=mail]').fill(COORDINATOR);
	await page.locator('form[action="?/letter"] button').click();
	await page.locator('input[name=code]').waitFor();
	let mails = await town.mails(COORDINATOR);
	for (let wait = 0; wait < 100 && mails.length === before.length; wait++) {
		await page.waitForTimeout(50);
		mails = await town.mails(COORDINATOR);
	}
	const here = page.url();
	await page.goto(/\/[a-z]{2}\/team\/letter\/[\w-]{22}/.exec(mails[0] ?? '')?.[0] ?? '');
	await page.locator('main form button').click();
	await page.locator('.menu').waitFor();
	await page.goto(new URL(here).searchParams.get('to') ?? here);
	await page.locator('.menu').waitFor();
}

/** Signs in and chooses a list of texts. */
function signInAndChoose(on: string): NonNullable<Sight['prepare']> {
	return async (page, town) => {
		await signIn(page, town);
		await page.locator(`a[href="?on=${on}"]`).click();
		await page.locator(`a[href="?on=${on}"][aria-current]`).waitFor();
	};
}

async function makePractice(page: Page): Promise<void> {
	const make = page.locator('form[action="?/make"] button');
	const isThere = (await page.locator('button[value=coordinator]').count()) > 0;
	if (isThere) return;
	await make.click();
	await page.locator('button[value=coordinator]').waitFor();
}

async function chooseList(page: Page, text: string): Promise<void> {
	const file = { name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
	await page.locator('input[type=file]').setInputFiles(file);
	await page.locator('main form button').click();
}

/** The routes on which nobody sees a page, and why. */
export const UNSEEN: Readonly<Record<string, string>> = {
	'(street)': 'leads to a language',
	'(street)/[...path]': 'leads to a language, or to the page for an address that is none',
	'(street)/p/[code]': 'leads to a place',
	'(street)/picture/[code]-[fingerprint].jpg': 'is a picture',
	'[lang=lang]/counter/board': 'is data for the script of the counter',
	'[lang=lang]/team/import/[upload]/report': 'is a file to keep',
	'[lang=lang]/counter/stream': 'is a stream for the script of the counter',
	'api/[...rest]': 'is data',
	'api/v1/catalogues': 'is data',
	'api/v1/changes': 'is data',
	'api/v1/neighbourhoods': 'is data',
	'api/v1/networks': 'is data',
	'api/v1/networks/[slug]': 'is data',
	'api/v1/networks/[slug]/feed.atom': 'is data',
	'api/v1/openapi.json': 'is data',
	'api/v1/places': 'is data',
	'api/v1/places/[id]': 'is data',
	counter: 'leads to a language',
	'(street)/dev/mail': 'is there for developers alone, and not in what is built'
};

/** Every folder of src/routes that answers something. */
export function routes(): string[] {
	const folder = resolve('src/routes');
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(({ name }) =>
		/^\+(?:page|server)[.@]/.test(name)
	);
	return [...new Set(files.map(({ parentPath }) => parentPath.slice(folder.length + 1).replaceAll('\\', '/')))].sort();
}
