import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#kernel/actor.ts';
import { outcomeOf } from './answers.ts';
import type { Pair } from './build-house.ts';
import { FORMS, type Form, type May } from './forms.ts';
import { theHouse, type House } from './house.ts';

// Every form with an id, sent in one's own network by who may not do that, changes nothing; and last of all each is sent by
// who may, so that a form which was filled in wrongly does not look like one that was refused.

const AS_SCRIPT = { accept: 'application/json' };
const MAY: Readonly<Record<May, readonly Role[]>> = {
	coordinator: ['coordinator'],
	acting: ['coordinator', 'ambassador'],
	team: ['coordinator', 'ambassador', 'expert'],
	counter: []
};
/** Done already by another form here, or in need of a second team; each has a test where it is made. */
const NEEDS_MORE = [
	'[lang=lang]/team/me switch',
	'[lang=lang]/team/import/[upload] drop',
	'[lang=lang]/team/places/[id]/join card'
];

describe('a form of the own network', () => {
	let house: House;
	let pair: Pair;
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.roles;
	});

	async function send({ path, fields, file }: Form, cookie: string | undefined) {
		const asked = { headers: AS_SCRIPT, ...(cookie === undefined ? {} : { cookie }) };
		const [to, body] = [`/nl${path(pair.theirs)}`, fields(pair.theirs)];
		return outcomeOf(file ? await house.postFile(to, body, file, asked) : await house.post(to, body, asked));
	}

	it('is refused to whoever may not send it, and changes nothing', async () => {
		const before = await house.rows();
		const { cookie, counter, spareCounter } = pair.theirs;
		for (const [name, form] of Object.entries(FORMS)) {
			const others = (['coordinator', 'ambassador', 'expert'] as const).filter((role) => !MAY[form.may].includes(role));
			for (const role of others) {
				const { type, status } = await send(form, cookie[role]);
				const expected = form.may === 'counter' ? [401] : [403, 404];
				expect(['failure', 'error'], `${role}: ${name}`).toContain(type);
				expect(expected, `${role}: ${name}`).toContain(status);
			}
			// The card of a place opens its board, and neither the pages of the team nor another board.
			for (const one of [form.may === 'counter' ? spareCounter : counter, undefined]) {
				const { type, status } = await send(form, one);
				const expected = form.may === 'counter' ? ['failure', one ? 404 : 401] : ['redirect', 303];
				expect([type, status], name).toEqual(expected);
			}
		}
		expect(await house.rows()).toEqual(before);
	});

	it('is taken from whoever may', async () => {
		const refused: string[] = [];
		// The counters first: a new card ends them.
		const all = Object.entries(FORMS).sort(
			([, { may }], [, other]) => Number(other.may === 'counter') - Number(may === 'counter')
		);
		for (const [name, form] of all) {
			if (NEEDS_MORE.includes(name)) continue;
			const cookie = form.may === 'counter' ? pair.theirs.counter : pair.theirs.cookie.coordinator;
			const { type, status, text } = await send(form, cookie);
			const isTaken = type === 'success' || (type === 'redirect' && !/team(?:\?|")/.test(text));
			if (!isTaken) refused.push(`${name}: ${status} ${text}`);
		}
		expect(refused).toEqual([]);
	});
});
