import { isActionFailure, isRedirect, type Cookies } from '@sveltejs/kit';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCard, showCounter, type CounterCard } from '#board';
import { givenTown, TUESDAY, type Cast } from '#demo/cast.ts';
import { newId } from '#platform/random.ts';
import { openDatabase } from '#platform/database/index.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import { actions, load } from './+page.server.ts';
import type { FormRefusal } from './in-words.ts';
import { GET as lookAtBoard } from './board/+server.ts';
import { GET as listen } from './stream/+server.ts';

const HOME = 'http://localhost:3000';

/** Every look at the clock is a millisecond later, so that what was tapped later counts later. */
let looks = 0;
const clock = () => new Date(TUESDAY.getTime() + ++looks);

const HUGE = '9'.repeat(100_000);
const named = (values: string[]) =>
	values.map((value) => ({ value, name: value === HUGE ? 'a huge one' : JSON.stringify(value) }));

type Sent = { readonly status: number; readonly to?: string } | ({ readonly status: number } & FormRefusal);

/** A browser at the counter, as far as a route can see one. */
class Browser {
	readonly jar = new Map<string, string>();
	readonly attributes = new Map<string, object>();
	readonly #town: Cast;
	readonly #origin: string;
	readonly #address: string;

	constructor(town: Cast, { origin = HOME, address = '192.0.2.1' } = {}) {
		this.#town = town;
		this.#origin = origin;
		this.#address = address;
	}

	#event(path: string, request: RequestInit = {}) {
		const cookies = {
			get: (name: string) => this.jar.get(name),
			set: (name: string, value: string, attributes: object) => {
				this.jar.set(name, value);
				this.attributes.set(name, attributes);
			},
			delete: (name: string) => this.jar.delete(name)
		} as unknown as Cookies;
		const url = new URL(path, this.#origin);
		return {
			url,
			cookies,
			params: { lang: 'nl' },
			request: new Request(url, request),
			locals: { installation: { ...this.#town.keeper, clock } },
			getClientAddress: () => this.#address,
			setHeaders() {}
			// Only what these routes look at.
		} as unknown as Parameters<typeof load>[0] & Parameters<typeof lookAtBoard>[0] & Parameters<typeof listen>[0];
	}

	/** Sends a form, and says what came of it: 303 when it was done. */
	async send(act: string, fields: Record<string, string> = {}): Promise<Sent> {
		const event = this.#event(`/nl/counter?/${act}`, { method: 'POST', body: new URLSearchParams(fields) });
		const action = actions[act];
		if (!action) throw new Error(`There is no form "${act}".`);
		try {
			const answer = await action(event as never);
			if (!isActionFailure(answer)) throw new Error('A form is answered by the page anew.');
			return { status: answer.status, ...(answer.data as unknown as FormRefusal) };
		} catch (thrown) {
			if (!isRedirect(thrown)) throw thrown;
			return { status: thrown.status, to: thrown.location };
		}
	}

	open(card: string) {
		return this.send('open', { card });
	}

	async page() {
		const data = await load(this.#event('/nl/counter'));
		if (!data) throw new Error('A page has data.');
		return data;
	}

	board() {
		return lookAtBoard(this.#event('/nl/counter/board'));
	}

	async stream() {
		const { status, body } = await listen(this.#event('/nl/counter/stream'));
		const reader = body?.getReader();
		const next = async () => {
			const { value, done } = (await reader?.read()) ?? { done: true };
			return done ? 'closed' : /event: (\w+)/.exec(new TextDecoder().decode(value))?.[1];
		};
		return { status, next, leave: () => reader?.cancel() };
	}
}

describeEngines('the counter', (engine) => {
	let town: Cast;
	let card: CounterCard;
	let device: Browser;

	beforeAll(async () => {
		town = await givenTown(engine.database());
		card = await newCard('cafe-de-wilg');
		device = new Browser(town);
		await device.open(card.secret);
	});

	async function newCard(slug: string): Promise<CounterCard> {
		const made = await makeCard(town.keeper, town.placeId(slug));
		if (!made.ok) throw new Error(made.refusal.sentence);
		return made.value;
	}
	const view = async (slug = 'cafe-de-wilg') => (await showCounter(town.counterAt(slug)))!.view;
	const waiting = async () => (await view()).lines[0]!.waiting;
	const lineOf = async (slug: string) => (await view(slug)).lines[0]!.id;
	const fresh = () => newId(clock());

	describe('is opened', () => {
		it('by the secret of its card, for half a year, in a cookie of this host alone', async () => {
			const other = new Browser(town);
			expect(await other.open(card.secret)).toEqual({ status: 303, to: '/nl/counter' });
			expect([...other.jar.keys()]).toEqual(['__Host-counter']);
			expect(other.attributes.get('__Host-counter')).toEqual({
				path: '/',
				httpOnly: true,
				secure: true,
				sameSite: 'strict',
				maxAge: 180 * 86_400
			});
			expect((await other.page()).counter?.place).toBe('Café De Wilg');
		});

		it('by its code, however it is typed', async () => {
			const typed = [card.code, card.code.toLowerCase(), ` ${card.code.slice(0, 5)} - ${card.code.slice(5)} `];
			for (const code of typed) expect((await new Browser(town).open(code)).status).toBe(303);
		});

		it('over plain http in a cookie without the prefix, and the page warns', async () => {
			const indoors = new Browser(town, { origin: 'http://192.168.1.7:3000' });
			await indoors.open(card.secret);
			expect([...indoors.jar.keys()]).toEqual(['counter']);
			expect(await indoors.page()).toMatchObject({ isSecure: false, counter: { place: 'Café De Wilg' } });
			expect((await device.page()).isSecure).toBe(true);
			// Over https the plain name opens nothing: another site under the same domain could have set it.
			const tossed = new Browser(town, { origin: 'https://stoep.example' });
			tossed.jar.set('counter', indoors.jar.get('counter')!);
			expect((await tossed.page()).counter).toBeNull();
		});

		it.each(named(['', 'AAAAAAAAAA', 'A'.repeat(22), HUGE, '\u0000', '💧'.repeat(10), "' or 1=1 --"]))(
			'not by the wrong card $name',
			async ({ value: wrong }) => {
				const stranger = new Browser(town, { address: '203.0.113.1' });
				expect(await stranger.open(wrong)).toEqual({ status: 403, act: 'open', code: 'wrongCode' });
				expect(stranger.jar.size).toBe(0);
				expect((await stranger.page()).counter).toBeNull();
			}
		);

		it('for twenty people behind one address, and not for who keeps guessing', async () => {
			const library = { address: engine.name === 'pglite' ? '198.51.100.9' : '2001:db8:1::9' };
			for (let person = 0; person < 20; person++) {
				expect((await new Browser(town, library).open('AAAAAAAAAA')).status).toBe(403);
				expect((await new Browser(town, library).open(card.code)).status).toBe(303);
			}
			for (let guess = 20; guess < 60; guess++) await new Browser(town, library).open('AAAAAAAAAA');
			expect(await new Browser(town, library).open(card.code)).toMatchObject({ status: 429, code: 'tooManyTries' });
			expect((await new Browser(town, { address: '198.51.101.9' }).open(card.code)).status).toBe(303);
		});
	});

	it('shows nothing of guests or money, and is the page of nobody else', async () => {
		const { counter } = await device.page();
		expect(JSON.stringify(counter?.truth)).not.toMatch(/€|euro|price|name|phone/i);
		expect((await new Browser(town).page()).counter).toBeNull();
		expect((await new Browser(town).board()).status).toBe(401);
		expect(await (await new Browser(town).stream()).next()).toBe('closed');
	});

	describe('takes in', () => {
		it('given, treated, counted and undone', async () => {
			const line = await lineOf('cafe-de-wilg');
			await device.send('counted', { line, id: fresh(), n: '6' });
			await device.send('given', { line, id: fresh(), n: '1' });
			expect(await waiting()).toBe(5);
			const treat = fresh();
			expect(await device.send('treated', { line, id: treat, n: '20', mayPassOn: 'yes' })).toMatchObject({
				status: 303
			});
			expect(await waiting()).toBe(25);
			await device.send('undone', { line, id: fresh(), of: treat });
			expect(await waiting()).toBe(5);
			expect((await view()).taps[0]).toMatchObject({ id: treat, undone: true });
		});

		it('a form that is sent twice, or twice at once, as one event', async () => {
			const line = await lineOf('cafe-de-wilg');
			const before = await waiting();
			const form = { line, id: fresh(), n: '3' };
			await Promise.all([device.send('treated', form), device.send('treated', form), device.send('treated', form)]);
			await device.send('treated', form);
			expect(await waiting()).toBe(before + 3);
		});

		it('given at zero, from the house', async () => {
			const line = await lineOf('cafe-de-wilg');
			await device.send('counted', { line, id: fresh(), n: '0' });
			expect(await device.send('given', { line, id: fresh(), n: '1' })).toMatchObject({ status: 303 });
			expect(await waiting()).toBe(0);
		});

		it('the switches of the day, both ways', async () => {
			const line = await lineOf('cafe-de-wilg');
			for (const act of ['closed', 'out', 'away'])
				expect(await device.send(act, { line, service: 'toilet' })).toMatchObject({ status: 303 });
			expect(await view()).toMatchObject({ closedToday: true, servicesAway: ['toilet'] });
			expect((await view()).lines[0]).toMatchObject({ saidOut: true, today: 'out' });
			for (const act of ['opened', 'back', 'there']) await device.send(act, { line, service: 'toilet' });
			expect(await view()).toMatchObject({ closedToday: false, servicesAway: [] });
			expect((await view()).lines[0]).toMatchObject({ saidOut: false, today: 'yes' });
		});
	});

	describe('refuses, and does nothing', () => {
		const nonsense = ['NaN', '-1', '21', '1e9', '', '0x1', '1.5', ' ', '９', '1\u0000', HUGE, 'veel'];

		it.each(named(nonsense))('a number such as $name', async ({ value: n }) => {
			const line = await lineOf('cafe-de-wilg');
			const before = await view();
			for (const act of ['given', 'treated'])
				expect(await device.send(act, { line, id: fresh(), n })).toMatchObject({ status: 422, code: 'badInput', line });
			if (n !== '21') expect(await device.send('counted', { line, id: fresh(), n })).toMatchObject({ status: 422 });
			expect(await view()).toEqual(before);
		});

		it.each(named(['', 'x', HUGE, '\u0000', '00000000-0000-7000-8000-00000000000', '%']))(
			'an id such as $name',
			async ({ value: wrong }) => {
				const line = await lineOf('cafe-de-wilg');
				const before = await view();
				const n = '1';
				expect(await device.send('given', { line, id: wrong, n })).toMatchObject({ status: 422 });
				expect(await device.send('given', { line: wrong, id: fresh(), n })).toMatchObject({ status: 422 });
				expect(await device.send('undone', { line, id: fresh(), of: wrong })).toMatchObject({ status: 422 });
				expect(await device.send('out', { line: wrong })).toMatchObject({ status: 404 });
				expect(await device.send('away', { service: wrong })).toMatchObject({ status: 404 });
				expect(await view()).toEqual(before);
			}
		);

		it('the line of another place', async () => {
			const line = await lineOf('koffiebar-spoor-3');
			const before = await view('koffiebar-spoor-3');
			expect(await device.send('given', { line, id: fresh(), n: '1' })).toMatchObject({
				status: 404,
				code: 'noSuchLine'
			});
			expect(await device.send('out', { line })).toMatchObject({ status: 404, code: 'noSuchLine' });
			expect(await view('koffiebar-spoor-3')).toEqual(before);
		});

		it('whatever a forged form says, without a surprise', async () => {
			const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', 'yes'));
			const fields = ['line', 'id', 'n', 'of', 'service', 'mayPassOn', 'at', 'offset', 'lastContact'];
			const form = fc.record(Object.fromEntries(fields.map((name) => [name, text])), { requiredKeys: [] });
			const act = fc.constantFrom('given', 'treated', 'counted', 'undone', 'away');
			const before = await view();
			await fc.assert(
				fc.asyncProperty(act, form, async (name, fieldsOfForm) => {
					const { status } = await device.send(name, fieldsOfForm as Record<string, string>);
					expect([404, 422]).toContain(status);
				}),
				{ numRuns: 60 }
			);
			expect(await view()).toEqual(before);
		});

		it('everything from who holds no card', async () => {
			const line = await lineOf('cafe-de-wilg');
			const before = await view();
			const strangers = [new Browser(town), new Browser(town)];
			strangers[1]?.jar.set('__Host-counter', 'made up');
			for (const stranger of strangers) {
				for (const act of Object.keys(actions).filter((name) => name !== 'open' && name !== 'leave')) {
					const form = { line, id: fresh(), n: '1', service: 'toilet', of: fresh() };
					expect(await stranger.send(act, form)).toEqual({ status: 401, act, code: 'cardExpired' });
				}
			}
			expect(await view()).toEqual(before);
		});
	});

	describe('tells its other devices', () => {
		it('when something was tapped, and not when it was elsewhere', async () => {
			const other = new Browser(town);
			await other.open(card.secret);
			const stream = await other.stream();
			expect([stream.status, await stream.next()]).toEqual([200, 'beat']);
			const elsewhere = await lineOf('koffiebar-spoor-3');
			const spoor = new Browser(town);
			await spoor.open((await newCard('koffiebar-spoor-3')).secret);
			await spoor.send('given', { line: elsewhere, id: fresh(), n: '1' });
			await device.send('given', { line: await lineOf('cafe-de-wilg'), id: fresh(), n: '1' });
			expect(await stream.next()).toBe('look');
			const board = (await (await other.board()).json()) as { view: object };
			expect(board.view).toEqual(await view());
			await stream.leave();
		});

		it.runIf(engine.name === 'postgres')('also when another process took it in', async () => {
			const stream = await device.stream();
			expect(await stream.next()).toBe('beat');
			const process = await openDatabase(engine.location());
			const there = new Browser({ ...town, keeper: { ...town.keeper, db: process } });
			await there.open(card.secret);
			await there.send('given', { line: await lineOf('cafe-de-wilg'), id: fresh(), n: '1' });
			expect(await stream.next()).toBe('look');
			await stream.leave();
			await process.close();
		});

		it('lets go of who left', async () => {
			const stream = await device.stream();
			await stream.next();
			await stream.leave();
			await device.send('given', { line: await lineOf('cafe-de-wilg'), id: fresh(), n: '1' });
			expect(await stream.next()).toBe('closed');
		});
	});

	it('ends everywhere at once when its card is replaced', async () => {
		const line = await lineOf('cafe-de-wilg');
		const stream = await device.stream();
		expect(await stream.next()).toBe('beat');
		const next = await newCard('cafe-de-wilg');
		expect([await stream.next(), await stream.next()]).toEqual(['ended', 'closed']);
		expect(await device.page()).toMatchObject({ counter: null, isExpired: true });
		expect((await device.board()).status).toBe(401);
		expect(await device.send('given', { line, id: fresh(), n: '1' })).toMatchObject({ status: 401 });
		expect(await device.open(card.secret)).toMatchObject({ status: 403, code: 'wrongCode' });
		expect(await device.open(card.code)).toMatchObject({ status: 403, code: 'wrongCode' });
		expect((await device.open(next.secret)).status).toBe(303);
		expect(await device.page()).toMatchObject({ isExpired: false, counter: { place: 'Café De Wilg' } });
	});

	it('is closed on one device, and the others stay', async () => {
		const next = await newCard('cafe-de-wilg');
		const [one, other] = [new Browser(town), new Browser(town)];
		await one.open(next.secret);
		await other.open(next.secret);
		const stolen = one.jar.get('__Host-counter')!;
		await one.send('leave');
		expect(one.jar.size).toBe(0);
		one.jar.set('__Host-counter', stolen);
		expect((await one.page()).counter).toBeNull();
		expect((await other.page()).counter).not.toBeNull();
	});
});

describe('the address of a card', () => {
	it('leads to the counter in the language of the phone', async () => {
		const { GET } = await import('../../counter/+server.ts');
		const to = (language: string) => {
			const request = new Request(`${HOME}/counter`, { headers: { 'accept-language': language } });
			try {
				return GET({ request, setHeaders() {} } as unknown as Parameters<typeof GET>[0]);
			} catch (thrown) {
				return isRedirect(thrown) ? [thrown.status, thrown.location] : thrown;
			}
		};
		expect(to('ar-MA,fr;q=0.5')).toEqual([302, '/ar/counter']);
		expect(to('')).toEqual([302, '/nl/counter']);
	});
});
