import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/random.ts';
import { outcomeOf } from './answers.ts';
import type { Pair } from './build-house.ts';
import { FORMS, type Form } from './forms.ts';
import { theHouse, type Fields, type House } from './house.ts';
import { A_TEXT, type Ids } from './two-networks.ts';

// A form sets what its fields are for and nothing else. Two networks that are alike get the same forms, one of them with
// everything else that there is to set; afterwards they are still alike.

const AS_SCRIPT = { accept: 'application/json' };

/** Forms that make or send something, which FORMS leaves out because they name nothing by an id. */
const MORE_FORMS: Readonly<Record<string, Form>> = {
	invite: {
		may: 'coordinator',
		path: () => '/team/members?/invite',
		fields: ({ slug }) => ({ name: 'Els', mail: `els@${slug}.example`, role: 'expert' })
	},
	'new place': {
		may: 'acting',
		path: () => '/team/places/new',
		fields: () => ({ id: newId(new Date()), name: 'Nieuwe plek', kind: 'cafe', point: '51.3, 3.3' })
	},
	word: {
		may: 'coordinator',
		path: () => `/team/texts/guest-${A_TEXT}?/word`,
		fields: () => ({ text: 'Je moet hier niets tonen.' })
	},
	'note of the counter': { may: 'counter', path: () => '/counter/talk?/note', fields: () => ({ text: 'Dag team' }) },
	closed: { may: 'counter', path: () => '/counter?/closed', fields: () => ({}) }
};
/** These would end what the others need. */
const LATER = /card$|leave$|drop$|switch$|\]\/join /;

describe('fields that no form has', () => {
	let house: House;
	let pair: Pair;
	let others: Ids;
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.mass;
		others = house.pairs.cached.theirs;
	});

	/** Whatever the inside has a name for, of another network or of what only an act may set. */
	function extras(): Fields {
		const [{ network, slug, place, member, line }, now] = [others, '2020-01-01'];
		const names = {
			...{ network: slug, networkId: network, network_id: network, practiceOf: network, practice_of: network },
			...{ place: place.published, placeId: place.published, place_id: place.published, lineId: line },
			...{ as: member.coordinator, memberId: member.coordinator, member_id: member.coordinator, actor: 'keeper' },
			...{ state: 'published', slug: 'gekaapt', version: '99', confirmedOn: now, confirmed_on: now, leftAt: now },
			...{ ambassadorId: member.coordinator, source: 'x', imported: '{}', saidBy: 'Iemand', said_by: 'Iemand' },
			...{
				closedOn: now,
				servicesAway: 'toilet',
				made_at: now,
				joined_at: now,
				left_on: now,
				handed_to: member.second
			},
			...{ era: '7', waiting: '99', rank: '3', undoes: others.event, agreementId: others.mark, fingerprint: 'x' },
			...{
				session: others.session,
				holder: member.coordinator,
				expires_at: '2099-01-01',
				wording: '{}',
				tile: '#000000'
			},
			...{ __proto__x: 'x', constructor: 'x', 'hours[week]': '24/7', 'hours.paused': 'true', 'address[town]': 'X' }
		};
		return { ...names, ['__proto__']: 'x', toString: 'x' };
	}

	async function send({ may, path, fields, file }: Form, to: Ids, more: Fields) {
		const body = fields(to);
		const added = Object.entries(more).filter(([name]) => !Object.hasOwn(body, name));
		// What the form says comes first, as in a query that somebody lengthened.
		const all = { ...body, ...Object.fromEntries(added) };
		const asked = { cookie: may === 'counter' ? to.counter : to.cookie.coordinator, headers: AS_SCRIPT };
		const address = `/nl${path(to)}`;
		return outcomeOf(file ? await house.postFile(address, all, file, asked) : await house.post(address, all, asked));
	}

	it('set nothing', async () => {
		expect(await alikeRows(pair.ours)).toEqual(await alikeRows(pair.theirs));
		const foreign = await rowsOf(others);
		const forms = Object.entries({ ...FORMS, ...MORE_FORMS }).filter(([name]) => !LATER.test(name));
		for (const [name, form] of forms) {
			const [plain, full] = [await send(form, pair.ours, {}), await send(form, pair.theirs, extras())];
			expect([name, full.type, full.status]).toEqual([name, plain.type, plain.status]);
		}
		expect(await alikeRows(pair.theirs)).toEqual(await alikeRows(pair.ours));
		expect(await rowsOf(others)).toEqual(foreign);
		expect((await house.rows()).join('\n')).not.toMatch(/gekaapt|Iemand/);
	});

	it('and values that no field has: no role beside the three, no verdict of another role, no number out of range', async () => {
		const { theirs } = pair;
		const before = await house.rows();
		const { coordinator } = theirs.cookie;
		const wrong: [string, Fields, string][] = [
			...['keeper', 'admin', 'door', '', 'coordinator\u0000'].map((role): [string, Fields, string] => [
				'/team/members?/invite',
				{ name: 'Zo', mail: 'zo@mass.example', role },
				coordinator
			]),
			['/team/members?/role', { member: theirs.member.ambassador, role: 'keeper' }, coordinator],
			[`/team/places/${theirs.place.published}?/services`, { seen: '1', service: ['toilet', 'goud'] }, coordinator],
			[`/team/places/${theirs.place.published}?/more`, { seen: '1', language: 'nederlands' }, coordinator],
			[`/team/places/${theirs.place.published}?/basics`, { seen: '1', name: 'X', kind: 'keeper' }, coordinator],
			[`/team/places/${theirs.place.published}?/basics`, { seen: '999', name: 'X', kind: 'cafe' }, coordinator],
			[`/team/places/${theirs.place.published}?/leave`, { because: 'Weg', waiting: 'mine' }, coordinator],
			[`/team/texts/guest-${A_TEXT}?/mark`, { verdict: 'no', about: 'x', words: 'Nee' }, coordinator],
			[`/team/texts/guest-${A_TEXT}?/answer`, { mark: theirs.mark, outcome: 'yes', words: '' }, coordinator],
			['/counter?/treated', { line: theirs.line, id: newId(new Date()), n: '21' }, theirs.counter],
			['/counter?/away', { service: 'goud' }, theirs.counter]
		];
		for (const [path, fields, cookie] of wrong) {
			const reply = await house.post(`/nl${path}`, fields, { cookie, headers: AS_SCRIPT });
			expect([path, fields, outcomeOf(reply).type]).toEqual([path, fields, 'failure']);
		}
		expect(await house.rows()).toEqual(before);
	});

	it('nor comes anything in by another kind of body, or by the address', async () => {
		const { theirs } = pair;
		const path = `/nl/team/places/${theirs.place.spare}`;
		const cookie = theirs.cookie.coordinator;
		const half = '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nGekaapt';
		const nul = (fields: Fields) => Object.fromEntries(Object.keys(fields).map((name) => [name, 'x\u0000\ud800']));
		for (const [name, form] of Object.entries({ ...FORMS, ...MORE_FORMS })) {
			const asked = form.may === 'counter' ? theirs.counter : cookie;
			const to = `/nl${form.path(theirs)}`;
			const statuses = [
				...(await Promise.all(
					['application/json', 'text/plain', 'multipart/form-data; boundary=x'].map((type) =>
						house.postAs(to, half, type, { cookie: asked })
					)
				)),
				...(/pause|resume|preview|import|drop|card|publish|back|out/.test(name)
					? []
					: [await house.post(to, nul(form.fields(theirs)), { cookie: asked })])
			].map(({ status }) => status);
			expect([name, statuses.filter((status) => status >= 500)]).toEqual([name, []]);
		}
		expect((await house.post(`${path}?/basics&seen=1&name=Gekaapt&kind=cafe`, {}, { cookie })).status).toBe(422);
		expect((await house.get(`${path}?/basics&seen=1&name=Gekaapt&kind=cafe`, { cookie })).status).toBe(200);
		const overridden = { headers: { 'x-http-method-override': 'POST', 'x-http-method': 'POST' }, cookie };
		expect((await house.get(`${path}?/pause`, overridden)).status).toBe(200);
		expect((await house.rows()).join('\n')).not.toContain('Gekaapt');
	});

	async function rowsOf({ network }: Ids): Promise<string[]> {
		return (await house.rows()).filter((row) => row.includes(network));
	}

	/** The rows of a network, without what two networks that are alike differ in. */
	async function alikeRows(ids: Ids): Promise<string[]> {
		const own = [
			/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
			/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^"]*/g,
			/(?<="(?:secret_hash|code_hash|fingerprint|jpeg|file)":")[^"]*/g,
			/(?<="(?:code|words|sort_name|lat|spot|n|number|published_number)":)(?:"[^"]*"|\[[^\]]*\]|[^,}]*)/g,
			/-(?:hun|ons)|\b(?:hun|ons)\b|binnenskamers|eigen/g
		];
		const plain = (row: string) => own.reduce((text, part) => text.replace(part, '#'), row);
		return (await rowsOf(ids)).map(plain).sort();
	}
});
