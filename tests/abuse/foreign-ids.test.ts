import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '#platform/http/asking.ts';
import { newId } from '#platform/random.ts';
import { routes } from '../accessibility/routes.ts';
import { alike, outcomeOf } from './answers.ts';
import type { Pair } from './build-house.ts';
import { FORMS, formsOfRoutes, WITHOUT_IDS, type Form } from './forms.ts';
import { theHouse, type Asked, type Fields, type House } from './house.ts';
import { INSIDE, type Ids } from './two-networks.ts';

// Who knows an id of another network, place or person learns nothing by it and changes nothing, and is answered as for
// an id that nobody ever had. What the database itself refuses stands in tests/privacy/row-level-security.test.ts.

const JSON_TOO: Asked = { headers: { accept: 'application/json' } };

/** The pages and files that are found by an id, in the network of that id. */
const PAGES: Readonly<Record<string, (ids: Ids) => readonly string[]>> = {
	'[lang=lang]/team/places/[id]': ({ place }) => Object.values(place).map((id) => `/nl/team/places/${id}`),
	'[lang=lang]/team/places/[id]/join': ({ place }) => Object.values(place).map((id) => `/nl/team/places/${id}/join`),
	'[lang=lang]/team/import/[upload]': ({ upload }) => [`/nl/team/import/${upload}`],
	'[lang=lang]/team/import/[upload]/report': ({ upload }) => [`/nl/team/import/${upload}/report`]
};
/** Of what everybody may see, what is not there for everybody. */
const HIDDEN: Readonly<Record<string, (ids: Ids) => readonly string[]>> = {
	'api/v1/places/[id]': ({ place }) => [place.candidate, place.begun].map((id) => `/api/v1/places/${id}`),
	...Object.fromEntries(
		['', '/screen', '/treat'].map((page) => [
			`(street)/[lang=lang]/[network]/place/[place]${page}`,
			({ slug, placeSlug }: Ids) => [`/nl/${slug}/place/${placeSlug.candidate}${page}`]
		])
	)
};
/** Parameters of an address that are no ids of anything hidden. */
const NO_IDS = ['[lang=lang]', '[network]', '[neighbourhood]', '[text]', '[slug]', '[...rest]', '[...path]'];
/** What is found by a secret or a code is tried in links.test.ts and enumeration.test.ts. */
const BY_SECRET = ['[secret]', '[code]', '[code]-[fingerprint].jpg'];

describe('an id of somebody else', () => {
	let house: House;
	let pair: Pair;
	/** Ids of the right form that nobody ever had. */
	let nobodys: Ids;
	let attackers: Readonly<Record<string, string | undefined>>;

	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.foreign;
		nobodys = unknown(pair.theirs);
		const { cookie, counter } = pair.ours;
		attackers = {
			'a coordinator': cookie.coordinator,
			'an ambassador': cookie.ambassador,
			'an expert': cookie.expert,
			'a counter': counter,
			'a counter of their own': pair.theirs.spareCounter,
			nobody: undefined
		};
	});

	async function send({ path, fields, file }: Form, ids: Ids, asked: Asked, body: Fields = fields(ids)) {
		const to = `/nl${path(ids)}`;
		return file ? house.postFile(to, body, file, asked) : house.post(to, body, asked);
	}

	it('is tried at every form and every page there is', async () => {
		expect(Object.keys({ ...FORMS, ...WITHOUT_IDS }).sort()).toEqual(await formsOfRoutes());
		const withIds = routes().filter((route) =>
			(route.match(/\[[^/]*\]?[^/]*/g) ?? []).some((part) => ![...NO_IDS, ...BY_SECRET].includes(part))
		);
		expect([...Object.keys(PAGES), ...Object.keys(HIDDEN)].sort()).toEqual(withIds);
	});

	it('shows no page', async () => {
		for (const [who, cookie] of Object.entries(attackers)) {
			for (const pathsOf of Object.values({ ...PAGES, ...HIDDEN })) {
				const none = pathsOf(nobodys);
				for (const [index, path] of pathsOf(pair.theirs).entries()) {
					const asked = cookie === undefined ? {} : { cookie };
					const reply = await house.get(path, asked);
					expect(withoutPath(reply, path), `${who}: ${path}`).not.toContain(INSIDE);
					const other = await house.get(none[index] ?? '', asked);
					const otherwise = { ...other, text: withoutPath(other, none[index] ?? '') };
					const same = { ...reply, text: withoutPath(reply, path) };
					expect(alike(same), `${who}: ${path}`).toEqual(alike(otherwise));
					const data = await house.get(`${path}/__data.json`, asked);
					expect(withoutPath(data, path), `${who}: ${path}`).not.toContain(INSIDE);
				}
			}
		}
	});

	it('changes nothing by any form, and is answered as one that nobody has', async () => {
		const before = await theirRows();
		for (const [who, cookie] of Object.entries(attackers)) {
			for (const [name, one] of Object.entries(FORMS)) {
				// As a script hears it, which is all there is; one of them also as a page, which is loaded after it.
				for (const asked of who === 'a coordinator' ? [{}, JSON_TOO] : [JSON_TOO]) {
					const as = { ...asked, ...(cookie === undefined ? {} : { cookie }) };
					const reply = await send(one, pair.theirs, as);
					const other = await send(one, nobodys, as);
					expect(reply.text, `${who}: ${name}`).not.toContain(INSIDE);
					expect(alike(reply), `${who}: ${name}`).toEqual(alike(other));
				}
			}
		}
		expect(await theirRows()).toEqual(before);
	});

	it('changes nothing where only a field names it', async () => {
		const before = await theirRows();
		const { ours, theirs } = pair;
		const tries: readonly (readonly [string, (ids: Ids) => Fields])[] = [
			[`/team/places/${ours.place.published}?/ambassador`, ({ member }) => ({ member: member.coordinator })],
			[`/team/places/${ours.place.published}?/undo`, ({ change }) => ({ change })],
			[
				`/team/places/${ours.place.published}?/passOn`,
				({ place, spareLine }) => ({ line: ours.line, to: `${place.spare} ${spareLine}`, n: '1' })
			],
			[`/team/places/${ours.place.published}?/linePause`, ({ line }) => ({ line })],
			[`/team/members?/leave`, ({ member }) => ({ member: ours.member.second, to: member.coordinator })]
		];
		for (const [path, fields] of tries) {
			const [reply, other] = [
				await house.post(`/nl${path}`, fields(theirs), { cookie: ours.cookie.coordinator, ...JSON_TOO }),
				await house.post(`/nl${path}`, fields(nobodys), { cookie: ours.cookie.coordinator, ...JSON_TOO })
			];
			expect(outcomeOf(reply).type, path).toBe('failure');
			expect(alike(reply), path).toEqual(alike(other));
		}
		expect(await theirRows()).toEqual(before);
	});

	it('leads no act on their place, also with what is one’s own in the field', async () => {
		const { ours, theirs } = pair;
		const before = await theirRows();
		for (const place of Object.values(theirs.place)) {
			const reply = await house.post(
				`/nl/team/places/${place}?/undo`,
				{ change: ours.change },
				{ cookie: ours.cookie.coordinator, ...JSON_TOO }
			);
			expect(outcomeOf(reply)).toMatchObject({ type: 'error', status: 404 });
		}
		expect(await theirRows()).toEqual(before);
	});

	it('is not taken for a new thing that has that id: the new thing gets another', async () => {
		const { ours, theirs } = pair;
		const cookie = ours.cookie.coordinator;
		const before = await theirRows();
		const texts = [`Eerste ${newId(new Date())}`, `Tweede ${newId(new Date())}`];
		for (const [index, noteId] of [theirs.note, newId(new Date())].entries()) {
			const note = { text: texts[index] ?? '', noteId };
			const reply = await house.post(`/nl/team/places/${ours.place.published}?/note`, note, { cookie });
			expect(reply.status).toBe(200);
		}
		const { text } = await house.get(`/nl/team/places/${ours.place.published}`, { cookie });
		for (const said of texts) expect(text).toContain(said);

		for (const [index, id] of [theirs.place.candidate, newId(new Date())].entries()) {
			const begun = {
				id,
				name: `Nieuw ${index} ${newId(new Date())}`,
				kind: 'cafe',
				point: `51.${index + 3}, 3.9`
			};
			const reply = await house.post('/nl/team/places/new', begun, { cookie });
			expect([reply.status, reply.headers.location]).toEqual([303, expect.stringMatching(/\/team\/places\/.*\/join$/)]);
		}
		expect(await theirRows()).toEqual(before);
	});

	it('opens no counter but that of the card', async () => {
		const { theirs, ours } = pair;
		for (const cookie of [ours.counter, theirs.spareCounter]) {
			const board = await house.get('/nl/counter/board', { cookie });
			expect(board.status).toBe(200);
			expect(board.text).not.toContain(theirs.line);
			expect((await house.get('/nl/counter/talk', { cookie })).text).not.toContain(INSIDE);
		}
	});

	/** All that is kept of the network that is attacked. */
	async function theirRows(): Promise<string[]> {
		return (await house.rows()).filter((row) => row.includes(pair.theirs.network));
	}
});

/** A page says its own address, in the links to it in other languages. */
function withoutPath({ text }: Reply, path: string): string {
	return text.replaceAll(path.slice('/nl/'.length), '').replaceAll(path.split('/').at(-1) ?? '', '');
}

/** The same with every id one that nobody has; address words stay words. */
function unknown(ids: Ids): Ids {
	const text = JSON.stringify(ids).replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, () => newId(new Date()));
	const other = JSON.parse(text) as Ids;
	const placeSlug = { published: 'nergens', candidate: 'nergens-een', left: 'nergens-twee' };
	return { ...other, slug: ids.slug, charter: ids.charter, placeSlug };
}
