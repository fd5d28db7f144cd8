import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#platform/random.ts';
import { routes, UNSEEN } from '../accessibility/routes.ts';
import { launchChromium } from '../browser/chromium.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { FORMS, WITHOUT_IDS } from './forms.ts';
import { theHouse, type Fields, type House } from './house.ts';
import { A_TEXT, type Ids } from './two-networks.ts';

// Whatever anybody writes anywhere is text wherever it is shown: read by a real browser that is allowed to run scripts, no
// page has an element, an attribute or an address made of it. That a page would not run it either (the policy of every
// page) stands in tests/journeys/street.test.ts and counter.test.ts.

/** Every attempt runs this; a browser that ran one says so. */
const RUN = 'globalThis.owned=1';
const ENDS = '"><script>owned=1</script>';
/** What is in no text: controls, and what turns the text around it. The isolates are ours, around what Arabic is filled with. */
const UNSEEN_SIGNS = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e]/u;

/** Of each field that took an attempt, the word by which it is known on a page. */
const fields = new Set<string>();

/** An attempt at most so many characters long, under the name of the field that it is written in. */
function attempt(field: string, most = 100): string {
	const word = `v${field}v`;
	fields.add(word);
	const long = `${word}'${ENDS}</title></textarea><img src=x onerror=${RUN}><!--\u0007\u202e`;
	return (most >= long.length ? long : `${word}${ENDS}`).slice(0, most);
}

describeBrowser('what somebody wrote', () => {
	let house: House;
	let theirs: Ids;
	let browser: Browser;
	let page: Page;
	let evil: { slug: string; cookie: string };
	const folder = mkdtempSync(join(tmpdir(), 'stoep-scripts-'));

	beforeAll(async () => {
		[house, browser] = await Promise.all([theHouse(), launchChromium()]);
		theirs = house.pairs.scripts.theirs;
		page = await (await browser.newContext()).newPage();
		await page.route(/^http/, (route) => route.abort());
		evil = await writeByTheKeeper();
		await writeByTheTeam();
	});
	afterAll(async () => {
		await browser?.close();
		rmSync(folder, { recursive: true });
	});

	/** All that the command line takes from whoever keeps the installation. */
	async function writeByTheKeeper() {
		const file = (name: string, text: string) => {
			writeFileSync(join(folder, name), text);
			return join(folder, name);
		};
		const slug = 'scripts-slecht';
		const names = ['name', 'name-fr', 'name-en', 'name-ar', 'name-tr'].flatMap((name) => [
			`--${name}`,
			attempt(`network${name.slice(4)}`, 80)
		]);
		const charter = Object.fromEntries(['nl', 'fr', 'ar'].map((code) => [code, attempt(`charter${code}`)]));
		await house.stoep(
			...['network', 'found', slug, ...names, '--phone', '09 000 00 03', '--phone-name', attempt('phonename', 40)],
			...['--centre', '51.05,3.72', '--charter', file('charter.json', JSON.stringify(charter))]
		);
		await house.stoep('network', 'landmark', slug, 'plein', '--name', attempt('landmark', 80), '--at', '51.05,3.72');
		const square = [
			[3, 51],
			[4, 51],
			[4, 52],
			[3, 52],
			[3, 51]
		];
		const properties = { name: 'Wijk', name_nl: attempt('neighbourhood', 80) };
		const feature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [square] } };
		const drawn = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
		await house.stoep('neighbourhood', 'draw', file('wijk.geojson', drawn), '--network', slug);
		const mail = 'slecht@scripts.example';
		const member = ['--name', attempt('member'), '--mail', mail, '--role', 'coordinator'];
		await house.stoep('member', 'add', '--network', slug, ...member);
		await house.stoep(
			...['place', 'add', '--network', slug, '--name', attempt('place'), '--kind', 'cafe', '--lat', '51.05'],
			...[
				'--lon',
				'3.72',
				'--street',
				attempt('street'),
				'--number',
				attempt('number', 20),
				'--postcode',
				'"><script>'
			],
			...['--town', attempt('town'), '--hours', attempt('hours'), '--friendly-face', attempt('face', 40)],
			...['--website', `https://stoep.example/${attempt('website', 40)}`]
		);
		const [place] = JSON.parse(await house.stoep('place', 'list', '--network', slug, '--json')) as { slug: string }[];
		const because = ['--because', attempt('yes')];
		await house.stoep('publish', '--network', slug, '--as', mail, ...because, '--place', place?.slug ?? '');
		await house.stoep('place', 'item', place?.slug ?? '', 'coffee', '--network', slug, '--sort', attempt('sort', 40));
		const link = new URL((await house.stoep('member', 'link', '--network', slug, '--who', mail)).trim());
		const { headers } = await house.post(link.pathname, {});
		return { slug, cookie: /__Host-team=[^;]+/.exec(String(headers['set-cookie']))?.[0] ?? '' };
	}

	/** All that the forms take from the team and the counter; each has to be taken. */
	async function writeByTheTeam() {
		const on = (act: string, place = theirs.place.published) => `/nl/team/places/${place}?/${act}`;
		const seen = '1';
		const about = /name="about" value="([^"]*)"/;
		const textPage = `/nl/team/texts/guest-${A_TEXT}`;
		const { coordinator, expert } = theirs.cookie;
		const read = about.exec((await house.get(textPage, { cookie: expert })).text)?.[1] ?? '';
		const sent: [string, Fields, string][] = [
			[
				on('basics'),
				{
					seen,
					name: attempt('basics'),
					kind: 'cafe',
					street: attempt('basicsstreet'),
					number: '1',
					town: attempt('basicstown')
				},
				coordinator
			],
			[on('more'), { seen, friendlyFace: attempt('moreface', 40), phone: '09 000 00 09' }, coordinator],
			[on('line'), { item: 'soup', sort: attempt('lines', 40) }, coordinator],
			[on('charter'), { fingerprint: theirs.charter, by: attempt('by', 40) }, coordinator],
			[on('note'), { text: `${attempt('note')}\n${attempt('noteline')}` }, coordinator],
			[on('leave', theirs.place.spare), { lastDay: '2026-03-20', because: attempt('leaving') }, coordinator],
			[on('stay', theirs.place.stopping), { because: attempt('staying') }, coordinator],
			[on('return', theirs.place.left), { because: attempt('returning') }, coordinator],
			['/nl/team/candidates?/publish', { id: theirs.place.candidate, because: attempt('publishing') }, coordinator],
			[
				'/nl/team/places/new',
				{ id: newId(new Date()), name: attempt('newplace'), kind: 'cafe', point: '51.4, 3.4' },
				coordinator
			],
			[
				'/nl/team/members?/invite',
				{ name: attempt('invited'), mail: 'iemand@scripts.example', role: 'expert' },
				coordinator
			],
			[`${textPage}?/mark`, { about: read, verdict: 'no', words: attempt('mark') }, expert],
			[`${textPage}?/answer`, { mark: theirs.mark, outcome: 'kept', words: attempt('answer') }, coordinator],
			[`${textPage}?/word`, { text: attempt('wording') }, coordinator],
			['/nl/counter/talk?/note', { text: attempt('talk') }, theirs.counter]
		];
		for (const [path, body, cookie] of sent) {
			const { status, text } = await house.post(path, body, { cookie });
			expect([200, 303], `${path}: ${/<p class="danger"[^<]*/.exec(text)?.[0] ?? ''}`).toContain(status);
		}
		const list = `${attempt('column')};Breedtegraad;Lengtegraad\n${attempt('cell')};51,07;3,72\n`;
		// Of a file name only what stands after its last slash is kept.
		const file = {
			field: 'file',
			name: `${attempt('file').replaceAll('/', '')}.csv`,
			type: 'text/csv',
			bytes: Buffer.from(list)
		};
		const taken = await house.postFile('/nl/team/import', {}, file, { cookie: coordinator });
		const upload = String(taken.headers.location);
		const named = await house.post(`${upload}?/columns`, { column: ['name', 'lat', 'lon'] }, { cookie: coordinator });
		expect(named.status).toBe(303);
	}

	/** What a browser made of a page that somebody wrote, in words; empty where all of it stayed text. */
	async function madeOf(html: string): Promise<string[]> {
		await page.setContent(html, { waitUntil: 'domcontentloaded' });
		return page.evaluate(() => {
			const found: string[] = [];
			if ('owned' in globalThis) found.push('a script ran');
			for (const element of document.querySelectorAll('*')) {
				const name = element.localName;
				for (const { name: attribute, value } of element.attributes) {
					if (attribute.startsWith('on')) found.push(`<${name} ${attribute}>`);
					const leads = ['href', 'src', 'action', 'formaction', 'srcdoc', 'data'].includes(attribute);
					if (leads && /^\s*(?:javascript|vbscript|data:text)/i.test(value))
						found.push(`<${name} ${attribute}=${value}>`);
				}
				const src = element.getAttribute('src') ?? '';
				if (name === 'img' && !/^(?:\.\.\/)*\/?picture\/|^data:image\//.test(src.replace(/^\/+/, ''))) {
					found.push(`<img src=${src}>`);
				}
				const isOurs =
					element.getAttribute('type') === 'application/ld+json' ||
					/^(?:\.{0,2}\/)*_app\/immutable\//.test(src) ||
					src === '/near.js' ||
					(element.textContent ?? '').includes('kit.start(app');
				if (name === 'script' && !isOurs) found.push(`<script>${element.textContent}`);
				if (['iframe', 'object', 'embed', 'base'].includes(name)) found.push(`<${name}>`);
			}
			return found;
		});
	}

	/** All pages that one comes to by links, from these on. */
	async function walk(from: readonly string[], cookie: string | undefined): Promise<Map<string, string>> {
		const found = new Map<string, string>();
		const queue = [...from];
		for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
			if (found.has(path)) continue;
			const reply = await house.get(path, cookie === undefined ? {} : { cookie });
			if (reply.status !== 200 || !String(reply.headers['content-type']).startsWith('text/html')) continue;
			found.set(path, reply.text);
			for (const [, href = ''] of reply.text.matchAll(/<a [^>]*?href="([^"#]+)"/g)) {
				const { pathname, search, origin } = new URL(href.replaceAll('&amp;', '&'), house.origin + path);
				const isHere = origin === house.origin && pathname.startsWith('/nl/');
				const isText = /\/team\/texts\//.test(pathname) ? pathname.endsWith(A_TEXT) : !/on=(?!list)/.test(search);
				const isGuest = !/^\/nl\/(?:team|counter)/.test(pathname);
				const isOurs = !isGuest || (search === '' && [theirs.slug, evil.slug].includes(pathname.split('/')[2] ?? ''));
				if (isHere && isText && isOurs) queue.push(pathname + search);
			}
		}
		return found;
	}

	it('is text on every page', { timeout: 60_000 }, async () => {
		const uploads = (await walk(['/nl/team/import'], theirs.cookie.coordinator)).keys();
		const [first] = [...uploads].filter((path) => /import\/[0-9a-f-]{36}$/.test(path));
		const inOthers = ['/ar', '/fr', '/en', '/tr'].flatMap((code) =>
			['', '/charter'].map((page) => `${code}/${evil.slug}${page}`)
		);
		const pages = [
			...(await walk(['/nl/team', first ?? '', `/nl/team/texts/guest-${A_TEXT}`], theirs.cookie.coordinator)),
			...(await walk(['/nl/team'], evil.cookie)),
			...(await walk(['/nl/counter', '/nl/counter/talk'], theirs.counter)),
			...(await walk(['/nl', `/nl/${theirs.slug}`, `/nl/${evil.slug}`, ...inOthers], undefined)),
			...(await walk(['/nl/team/letter/AAAAAAAAAAAAAAAAAAAAAA'], undefined))
		];
		const look = async (path: string, asked = {}) => pages.push([path, (await house.get(path, asked)).text]);
		for (const id of Object.values(theirs.place)) {
			const asked = { cookie: theirs.cookie.coordinator };
			for (const page of ['', '/join']) await look(`/nl/team/places/${id}${page}`, asked);
		}

		const shown = new Set<string>();
		for (const [path, html] of pages) {
			expect(await madeOf(html), path).toEqual([]);
			expect(UNSEEN_SIGNS.exec(html)?.[0], path).toBeUndefined();
			for (const field of fields) if (html.includes(field)) shown.add(field);
		}
		// Nothing was written in vain: each attempt stood on a page, but for the name of who agreed, which only an export has.
		expect([...fields].filter((field) => !shown.has(field))).toEqual(['vbyv']);
		const walked = pages.map(([path]) => path);
		const unwalked = routes().filter(
			(route) => !(route in UNSEEN) && !walked.some((path) => patternOf(route).test(path))
		);
		expect(unwalked).toEqual([]);
	});

	it('is text where a form says it again that was not taken', async () => {
		const all = [
			...Object.entries(FORMS).map(([name, form]) => [name, `/nl${form.path(theirs)}`] as const),
			...withoutIds()
		];
		const names = ['name', 'mail', 'role', 'because', 'text', 'words', 'about', 'alt', 'by', 'sort', 'street', 'week'];
		const more = ['takeaway', 'website', 'phone', 'from', 'until', 'point', 'near', 'kind', 'to', 'card', 'code'];
		const value = `javascript:owned=1//${ENDS}<img src=x onerror=${RUN}>`;
		for (const [name, path] of all) {
			if (/me (?:end|signOut)/.test(name) || / (?:drop|import|leave|make|endAll|card)$/.test(name)) continue;
			const body = Object.fromEntries([...names, ...more, 'line', 'one', 'member'].map((field) => [field, value]));
			const cookie = name.includes('/counter') ? theirs.counter : theirs.cookie.coordinator;
			const reply = await house.post(path, { ...body, seen: '1' }, name.includes('team letter') ? {} : { cookie });
			expect(reply.status, name).toBeLessThan(500);
			expect(await madeOf(reply.text), name).toEqual([]);
		}
	});

	it('leads to no address of its own making', async () => {
		for (const website of [
			'javascript:owned=1',
			' javascript:owned=1',
			'JaVaScRiPt:owned=1',
			'data:text/html,x',
			'vbscript:x'
		]) {
			const form = { seen: '1', website };
			const { status } = await house.post(`/nl/team/places/${theirs.place.published}?/more`, form, {
				cookie: theirs.cookie.coordinator
			});
			expect([website, status]).toEqual([website, 422]);
		}
		for (const search of [
			'to=javascript:owned=1',
			`need=${ENDS}`,
			`from=${ENDS}`,
			`search=${ENDS}`,
			`on=${ENDS}`,
			`later=${ENDS}`
		]) {
			for (const [path, cookie] of [
				['/nl/team', undefined],
				['/nl/team/places', theirs.cookie.coordinator],
				['/nl/team/candidates', theirs.cookie.coordinator],
				['/nl/team/texts', theirs.cookie.coordinator],
				[`/nl/team/places/${theirs.place.begun}/join`, theirs.cookie.coordinator],
				[`/nl/${theirs.slug}`, undefined]
			] as const) {
				const asked = `${path}?${search.replaceAll(' ', '+')}`;
				const reply = await house.get(encodeURI(asked), cookie === undefined ? {} : { cookie });
				expect(await madeOf(reply.text), asked).toEqual([]);
			}
		}
	});

	it('is text in the open data and in the news', async () => {
		for (const path of ['places', 'networks', 'neighbourhoods', 'changes'].map((name) => `/api/v1/${name}`)) {
			const { text, headers } = await house.get(
				path === '/api/v1/neighbourhoods' ? `${path}?network=${evil.slug}` : path
			);
			expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
			expect(headers['content-type']).toMatch(/^application\/(?:geo\+)?json/);
			expect(() => JSON.parse(text) as unknown).not.toThrow();
		}
		for (const language of ['nl', 'fr']) {
			const feed = await house.get(`/api/v1/networks/${evil.slug}/feed.atom?language=${language}`);
			expect(feed.headers['content-type']).toMatch(/^application\/atom\+xml/);
			expect(feed.text).toContain(`vplacev&#39;`.slice(0, 7));
			const document = XmlDocument.fromString(feed.text);
			try {
				const names = document.find('//*').map((node) => (node instanceof XmlElement ? node.name : ''));
				expect([...new Set(names)].filter((name) => /script|img|title2/.test(name))).toEqual([]);
				for (const link of document.find('//@href')) expect(link.content).toMatch(/^http:\/\/127\.0\.0\.1:/);
			} finally {
				document.dispose();
			}
		}
	});

	it('writes no header of a mail, and no other part than text', async () => {
		const asked = { cookie: theirs.cookie.coordinator };
		const sneaky = 'Els\r\nBcc: slecht@elders.example\r\nContent-Type: text/html\r\n\r\n<b>klik</b>';
		const invited = { name: sneaky, mail: 'els@scripts.example', role: 'expert' };
		expect((await house.post('/nl/team/members?/invite', invited, asked)).status).toBe(200);
		await house.post(
			'/nl/team/members?/invite',
			{ ...invited, mail: 'x@scripts.example\r\nBcc: y@elders.example' },
			asked
		);
		const mails = [...(await house.mails('els@scripts.example')), ...(await house.mails('iemand@scripts.example'))];
		expect(mails).toHaveLength(2);
		for (const mail of mails) {
			const [head = ''] = mail.split('\n\n');
			expect(head).not.toMatch(/^bcc:/im);
			expect(head.match(/^content-type: .*/gim)).toEqual(['Content-Type: text/plain; charset=utf-8']);
		}
		expect(await house.mails('y@elders.example')).toEqual([]);
	});

	function withoutIds(): (readonly [string, string])[] {
		return Object.keys(WITHOUT_IDS).map((name) => {
			const [route = '', act = ''] = name.split(' ');
			const path = route
				.replace('[lang=lang]', '')
				.replace('[text]', `guest-${A_TEXT}`)
				.replace('[secret]', 'A'.repeat(22));
			return [name, `/nl${path}${act === 'default' ? '' : `?/${act}`}`] as const;
		});
	}
});

/** Which addresses are of a route. */
function patternOf(route: string): RegExp {
	const path = route.replace(/\([^)]+\)\//g, '').replace('[lang=lang]', 'nl');
	return new RegExp(`^/${path.replace(/\[\w+\]/g, '[^/?]+')}(?:\\?.*)?$`);
}
