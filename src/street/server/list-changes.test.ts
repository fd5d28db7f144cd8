import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '#kernel/actor.ts';
import { brusselsDay } from '#kernel/instant.ts';
import { done } from '#kernel/result.ts';
import { drawNeighbourhoods } from '#networks';
import {
	closeToday,
	leavePlace,
	locatePlaces,
	openAgain,
	publishPlaces,
	putServicesAway,
	returnPlace,
	type Place
} from '#places';
import { pauseLine } from '#board';
import type { Context } from '#platform/context.ts';
import { openDatabase, type Database } from '#platform/database/index.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	counterOf,
	DAY,
	givenCandidate,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	refusedWith,
	tapsOn,
	type GivenNetwork
} from '#tests/engines/given.ts';
import { listChanges, type ChangesQuestion } from './list-changes.ts';
import { showPlaceById } from './show-place.ts';

describeEngines('the changes', (engine) => {
	// The database gives the days, so the clock is the real one.
	const clock = () => new Date();
	let ctx: Context;
	let guest: Context;
	let given: GivenNetwork;
	let place: Place;
	/** Up to where a mirror of the network has read. */
	let cursor: string;

	beforeAll(() => {
		ctx = keeperOf(engine.database(), clock);
		guest = { ...ctx, actor: GUEST };
	});
	beforeEach(async () => {
		given = await givenNetwork(ctx);
		place = await givenPlace(ctx, given);
		cursor = await head();
	});

	const list = async (question: ChangesQuestion = {}) =>
		must(await listChanges(guest, { network: given.network.slug, ...question }));
	const head = async () => (await list({ limit: 1_000 })).cursor;
	const news = async (since: string | Date = cursor) =>
		(await list({ since })).changes.map(({ change, place: { id } }) => [change, id]);
	const asMember = () => ({ ...ctx, actor: given.member });
	const leave = (id = place.id) => leavePlace(asMember(), { placeId: id, because: 'Ze stoppen.' });
	const comeBack = (id = place.id) => returnPlace(asMember(), { placeId: id, because: 'Toch niet.' });

	/** As a form of the team or an import would. */
	const rewrite = (assignment: string, id = place.id) =>
		ctx.db.write(given.member, async (tx) =>
			done(await sql.raw(`update places.place set ${assignment} where id = '${id}'`).execute(tx))
		);

	it('begin with everything that is there, in the order in which it came', async () => {
		const second = await givenPlace(ctx, given);
		const { changes, more } = await list();
		expect(changes.map(({ change, place: { id } }) => [change, id])).toEqual([
			['published', place.id],
			['published', second.id]
		]);
		expect(more).toBe(false);
		expect(changes[0]?.place).toMatchObject({ name: place.name, lines: [] });
	});

	it('are none when nothing changed, and the cursor stays good', async () => {
		const { changes, cursor: same, more } = await list({ since: cursor });
		expect([changes, same, more]).toEqual([[], cursor, false]);
	});

	it('know nothing of a candidate, whatever is done to it', async () => {
		const candidate = await givenCandidate(ctx, given.network);
		await rewrite(`name = 'Anders'`, candidate.id);
		await ctx.db.write(ctx.actor, async (tx) =>
			done(await sql`delete from places.place where id = ${candidate.id}`.execute(tx))
		);
		expect(await news()).toEqual([]);
	});

	it('tell of a place that is published, leaves, and comes back', async () => {
		const { id } = await givenCandidate(ctx, given.network);
		must(await publishPlaces(asMember(), { networkId: given.network.id, because: 'Els zei ja.', ids: [id] }));
		expect(await news()).toEqual([['published', id]]);
		const then = await head();
		must(await leave(id));
		expect(await news(then)).toEqual([['left', id]]);
		expect(await news()).toEqual([['left', id]]);
		expect(refusedWith(await showPlaceById(guest, id))).toBe('placeLeft');
		must(await comeBack(id));
		expect(await news(then)).toEqual([['published', id]]);
		expect(must(await showPlaceById(guest, id)).place.id).toBe(id);
	});

	it('tell that it left when its row is removed', async () => {
		await ctx.db.write(ctx.actor, async (tx) => {
			await sql`delete from places.act where place_id = ${place.id}`.execute(tx);
			return done(await sql`delete from places.place where id = ${place.id}`.execute(tx));
		});
		expect(await news()).toEqual([['left', place.id]]);
	});

	it('tell of "closed today" and what is not there today', async () => {
		const counter = { ...ctx, actor: counterOf(place) };
		must(await closeToday(counter, place.id));
		expect(await news()).toEqual([['changed', place.id]]);
		let then = await head();
		must(await openAgain(counter, place.id));
		expect(await news(then)).toEqual([['changed', place.id]]);
		then = await head();
		must(await putServicesAway(counter, place.id, ['toilet']));
		expect(await news(then)).toEqual([['changed', place.id]]);
	});

	it('tell of a neighbourhood that is drawn around a place', async () => {
		const ring = [
			[3.7, 51.0],
			[3.8, 51.0],
			[3.8, 51.1],
			[3.7, 51.1],
			[3.7, 51.0]
		];
		const geometry = { type: 'Polygon', coordinates: [ring] };
		must(
			await drawNeighbourhoods(ctx, given.network.slug, { features: [{ properties: { name: 'Dampoort' }, geometry }] })
		);
		await locatePlaces(ctx, given.network.id);
		expect(await news()).toEqual([['changed', place.id]]);
	});

	describe('of use', () => {
		it('tell nothing: no tap, no line, no pause of a line moves them', async () => {
			const line = await givenLine(ctx, place);
			const tap = tapsOn(ctx, place, line);
			must(await tap('treated', 3));
			must(await tap('given', 1));
			must(await tap('counted', 7));
			must(await pauseLine(asMember(), place.id, line));
			expect(await news()).toEqual([]);
			expect(await head()).toBe(cursor);
		});

		it('keep no moment and no history, only the day of the last change', async () => {
			const { rows } = await ctx.db.asOwner((tx) =>
				sql<{ name: string; type: string }>`select column_name as name, data_type as type
					from information_schema.columns where table_schema = 'places' and table_name = 'change'`.execute(tx)
			);
			expect(rows.filter(({ type }) => type.startsWith('time'))).toEqual([]);
			for (let times = 0; times < 3; times++) {
				must(await closeToday(ctx, place.id));
				must(await openAgain(ctx, place.id));
			}
			const kept = await ctx.db.asOwner((tx) =>
				sql`select 1 from places.change where place_id = ${place.id}`.execute(tx)
			);
			expect(kept.rows).toHaveLength(1);
		});
	});

	it('count every column that a guest sees, and none that a guest does not', async () => {
		const { rows } = await ctx.db.asOwner((tx) =>
			sql<{ name: string; type: string }>`select column_name as name, udt_name as type from information_schema.columns
				where table_schema = 'places' and table_name = 'place' and is_generated = 'NEVER' order by 1`.execute(tx)
		);
		const other: Record<string, string> = {
			text: `'anders'`,
			jsonb: `'[{"from":"2026-01-01","until":null}]'`,
			_text: `'{anders}'`,
			float8: '50',
			int4: '9',
			date: `'2026-01-01'`,
			timestamptz: `'2026-01-01T00:00:00Z'`,
			bool: 'true',
			uuid: 'gen_random_uuid()'
		};
		const special: Record<string, string> = {
			state: `'left'`,
			holidays: `'asWeek'`,
			step_free: `'no'`,
			accessible_toilet: `'no'`,
			dogs: `'no'`,
			leaves_after: `'2026-12-31', leaving_waiting = 'giveOut'`,
			leaving_waiting: `'giveOut', leaves_after = '2026-12-31'`
		};
		const told: string[] = [];
		for (const { name, type } of rows.filter((column) => !['id', 'network_id'].includes(column.name))) {
			const subject = await givenPlace(ctx, given);
			const then = await head();
			await rewrite(`${name} = ${special[name] ?? other[type]}`, subject.id);
			if ((await news(then)).length === 1) told.push(name);
		}
		const seen = await ctx.db.asOwner((tx) =>
			sql<{ name: string }>`select column_name as name from information_schema.columns
				where table_schema = 'places' and table_name = 'street_place'`.execute(tx)
		);
		// The face somebody may ask for is not in the open data, the picture has a table of its own, a spot follows its point.
		const otherWays = ['friendly_face', 'spot', 'id', 'network_id'];
		const facts = seen.rows
			.map(({ name }) => name)
			.filter((name) => !name.startsWith('picture') && !otherWays.includes(name));
		expect(told).toEqual([...facts, 'state'].sort());
	});

	it('tell nothing of a write that writes what was there', async () => {
		await rewrite('name = name, hours_as_found = null, services = services');
		expect(await news()).toEqual([]);
	});

	it('tell nothing of a write that is undone', async () => {
		await ctx.db
			.write(given.member, async (tx) => {
				await sql`update places.place set name = 'Anders' where id = ${place.id}`.execute(tx);
				throw new Error('a surprise');
			})
			.catch(() => null);
		expect(await news()).toEqual([]);
	});

	it('are of the network that was asked for', async () => {
		const elsewhere = await givenNetwork(ctx);
		await givenPlace(ctx, elsewhere);
		expect(await news()).toEqual([]);
		expect(await list({ network: elsewhere.network.slug })).toMatchObject({ changes: [{ change: 'published' }] });
	});

	it('count from the day of a moment', async () => {
		const today = new Date();
		expect(await news(today)).toEqual([['published', place.id]]);
		expect(await news(new Date(today.getTime() + DAY))).toEqual([]);
		await ctx.db.asOwner((tx) =>
			sql`update places.change set changed_on = ${brusselsDay(new Date(today.getTime() - 9 * DAY))}`.execute(tx)
		);
		expect(await news(today)).toEqual([]);
		expect(await news(new Date(today.getTime() - 9 * DAY))).toHaveLength(1);
	});

	describe('a cursor', () => {
		it('leads through every page once', async () => {
			for (let more = 0; more < 4; more++) await givenPlace(ctx, given);
			const seen: string[] = [];
			let since: string | undefined = undefined;
			for (let page = 0; page < 9; page++) {
				const answer: Awaited<ReturnType<typeof list>> = await list({ since, limit: 2 });
				seen.push(...answer.changes.map(({ place: { id } }) => id));
				since = answer.cursor;
				if (!answer.more) break;
			}
			expect(seen).toHaveLength(5);
			expect(new Set(seen).size).toBe(5);
		});

		it('is refused when it was made up, or of another network', async () => {
			const refusal = async (since: string) =>
				refusedWith(await listChanges(guest, { network: given.network.slug, since }));
			expect(await refusal('onzin')).toBe('badCursor');
			expect(await refusal('')).toBe('badCursor');
			expect(await refusal((await listing({})).cursor)).toBe('badCursor');
			expect(await refusal(cursor.slice(0, -4) + 'AAAA')).toBe('badCursor');
		});

		it('from what never was ends, and so does every one when a backup is put back', async () => {
			const text = Buffer.from(cursor, 'base64url').toString();
			const ahead = text.replace(/\.\d+\./, '.9007199254740000.');
			const refusal = async (since: string) =>
				refusedWith(await listChanges(guest, { network: given.network.slug, since }));
			expect(await refusal(Buffer.from(ahead).toString('base64url'))).toBe('historyEnded');
			expect(await news()).toEqual([]);
			await ctx.db.asOwner(async (tx) => {
				await sql`create temporary table kept on commit drop as select * from places.change`.execute(tx);
				await sql`delete from places.change`.execute(tx);
				await sql`insert into places.change select * from kept`.execute(tx);
			});
			expect(await refusal(cursor)).toBe('historyEnded');
			expect(await news(await head())).toEqual([]);
		});

		const listing = async (question: ChangesQuestion) => must(await listChanges(guest, question));
	});

	it('are refused in words for a network or a limit that cannot be', async () => {
		expect(refusedWith(await listChanges(guest, { network: 'nergens' }))).toBe('noSuchNetwork');
		for (const limit of [0, 1_001, 1.5, NaN]) {
			expect(refusedWith(await listChanges(guest, { limit })), String(limit)).toBe('badLimit');
		}
	});

	it('reach a mirror without loss or double while many write at once', async () => {
		const others: Database[] = [];
		if (engine.name === 'postgres') {
			for (let more = 0; more < 2; more++) others.push(await openDatabase(engine.location()));
		}
		try {
			const places: Place[] = [];
			for (let n = 0; n < 6; n++) places.push(await givenPlace(ctx, given));
			let since = await head();
			const mirror = new Map<string, string>(places.map((each) => [each.id, each.name]));
			const told: number[] = [];
			let writing = true;

			async function write(db: Database, writer: number): Promise<void> {
				for (let n = 0; n < 25; n++) {
					const name = `${writer}-${n}`;
					// Two places in one transaction, in an order that differs, with a pause in which others overtake it.
					const [first, second] = [places[(writer + n) % 6]!, places[(writer * 5 + n * 3 + 1) % 6]!].sort((a, b) =>
						a.id < b.id ? -1 : 1
					);
					await db.write(given.member, async (tx) => {
						await sql`update places.place set name = ${name} where id = ${first!.id}`.execute(tx);
						if (n % 4 === 0) await new Promise((later) => setTimeout(later, n % 7));
						await sql`update places.place set name = ${name} where id = ${second!.id}`.execute(tx);
						return done(null);
					});
				}
			}

			async function follow(): Promise<void> {
				for (;;) {
					const last = !writing;
					const page = await list({ since, limit: 2 });
					told.push(...page.changes.map((change) => mirrored(change)));
					since = page.cursor;
					if (last && !page.more) return;
				}
			}
			function mirrored({ place: changed }: { place: { id: string; name?: string } }): number {
				mirror.set(changed.id, changed.name ?? 'gone');
				return 1;
			}

			const databases = [ctx.db, ...others, ctx.db];
			const following = follow();
			await Promise.all(databases.map((db, writer) => write(db, writer)));
			writing = false;
			await following;
			const truth = await ctx.db.read(GUEST, (tx) =>
				sql<{ id: string; name: string }>`select id, name from places.street_place
					where id = any(${places.map(({ id }) => id)}::uuid[])`.execute(tx)
			);
			expect([...mirror].filter(([id]) => id !== place.id).sort()).toEqual(
				truth.rows.map(({ id, name }) => [id, name]).sort()
			);
			expect(told.length).toBeGreaterThan(0);
			expect((await list({ since })).changes).toEqual([]);
		} finally {
			await Promise.all(others.map((db) => db.close()));
		}
	});
});
