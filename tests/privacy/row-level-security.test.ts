import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOOR, GUEST, KEEPER, ROLES, type Actor, type Role } from '#kernel/actor.ts';
import { done, refuse } from '#kernel/result.ts';
import { makeCard, openCounter } from '#board';
import { journalErased } from '#keeping';
import { addMember, drawNeighbourhoods, markText, putLandmark, wordText } from '#networks';
import { writeLetter } from '#people';
import { leavePlace, locatePlaces, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import type { Transaction } from '#platform/database/index.ts';
import { newId } from '#platform/random.ts';
import { describeEngines } from '../engines/engines.ts';
import {
	clockAt,
	counterOf,
	givenCandidate,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	tapsOn,
	type GivenNetwork
} from '../engines/given.ts';
import { tablesOf, viewsOf } from './catalog.ts';

const WHO = ['nobody', 'guest', 'door', 'counter', 'coordinator', 'ambassador', 'expert', 'keeper'] as const;
type Who = (typeof WHO)[number];

const EVERYBODY: readonly Who[] = WHO;

interface Expected {
	/** Who reads rows of a network that is not theirs; in `places` that are published, if `published`. */
	readonly read: readonly Who[];
	readonly published?: true;
	/** Who may add, change and remove such rows. */
	readonly write: readonly Who[];
	/** What makes a row one of that other network. */
	readonly theirs: string;
}

const OF_NETWORK = `network_id = '{network}'`;

/** Of every table. The counter and the members are of network A, the rows are those of network B. */
const EXPECTED: Readonly<Record<string, Expected>> = {
	// The journal is of no network: nobody but the keeper sees a row of it or writes one directly.
	'keeping.erased': { read: ['keeper'], write: ['keeper'], theirs: 'true' },
	'networks.network': { read: EVERYBODY, write: ['keeper'], theirs: `id = '{network}'` },
	'networks.landmark': { read: EVERYBODY, write: ['keeper'], theirs: OF_NETWORK },
	'networks.neighbourhood': { read: EVERYBODY, write: ['keeper'], theirs: OF_NETWORK },
	'networks.border': { read: EVERYBODY, write: ['keeper'], theirs: OF_NETWORK },
	'networks.mailbox': { read: ['door', 'keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'networks.member': { read: ['door', 'keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'networks.own_text': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'networks.text_answer': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'networks.text_mark': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'people.letter': { read: ['door', 'keeper'], write: ['door', 'keeper'], theirs: `holder_id = '{member}'` },
	'people.session': {
		read: ['door', 'keeper'],
		write: ['door', 'keeper'],
		theirs: `holder_id = '{card}'`
	},
	'places.place': { read: EVERYBODY, published: true, write: ['keeper'], theirs: OF_NETWORK },
	'places.act': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'places.picture': { read: EVERYBODY, published: true, write: ['keeper'], theirs: OF_NETWORK },
	'places.change': { read: EVERYBODY, write: [], theirs: OF_NETWORK },
	'places.located': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'places.tally': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'places.edit': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'places.agreement': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'places.upload': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'places.upload_line': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'places.note': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'board.line': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'board.event': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'board.month': { read: ['keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'board.card': { read: ['door', 'keeper'], write: ['keeper'], theirs: OF_NETWORK },
	'board.card_use': { read: ['door', 'keeper'], write: ['door', 'keeper'], theirs: OF_NETWORK }
};

/** What the team reads of all its places: nobody else finds a row in these, of whatever network. */
const TEAM_VIEWS = [
	'places.team_place',
	'places.team_begun',
	'places.team_agreement',
	'places.team_tally',
	'board.team_board'
];

const SQUARE = [
	[
		[3.7, 51.0],
		[3.8, 51.0],
		[3.8, 51.1],
		[3.7, 51.0]
	]
];

describeEngines('row-level security', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	const roles: Partial<Record<Role, Actor>> = {};
	let a: GivenNetwork & { place: Place };
	let b: GivenNetwork & { place: Place; candidate: Place; card: string };

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		a = await full(await givenNetwork(ctx));
		b = await full(await givenNetwork(ctx));
		for (const role of ROLES) {
			const facts = { network: a.network.slug, name: role, mail: `${role}@stoep.example`, role };
			const { id } = must(await addMember(ctx, facts));
			roles[role] = { kind: 'member', network: a.network.id, member: id, role };
		}
	});

	/** A network with rows in every table. */
	async function full(given: GivenNetwork) {
		const { id, slug } = given.network;
		const point = { lat: 51.05, lon: 3.72 };
		must(await putLandmark(ctx, { network: slug, slug: 'station', names: { nl: 'Station' }, point }));
		const geometry = { type: 'Polygon', coordinates: SQUARE };
		must(await drawNeighbourhoods(ctx, slug, { features: [{ properties: { name: 'Brugse Poort' }, geometry }] }));
		await locatePlaces(ctx, id);
		const place = await givenPlace(ctx, given);
		const candidate = await givenCandidate(ctx, given.network);
		const gone = await givenPlace(ctx, given);
		must(await leavePlace({ ...ctx, actor: given.member }, { placeId: gone.id, because: 'Ze stoppen.' }));
		must(await openCounter(ctx, must(await makeCard(ctx, place.id)).secret));
		await writeLetter(ctx, given.member.member);
		must(await ctx.db.write(KEEPER, async (tx) => done(await journalErased(tx, 'board.card', [newId(clock())]))));
		const coordinator = { ...ctx, actor: given.member };
		const text = { language: 'nl', key: 'point' } as const;
		const about = 'Wijs maar aan wat je wil.';
		const mark = { ...text, section: 'guest', about, verdict: 'unclear', words: 'Waar?' } as const;
		must(await markText(coordinator, mark));
		must(await wordText(coordinator, { ...text, text: 'Wijs het aan op de lei.' }));
		const lines = [await givenLine(ctx, place), await givenLine(ctx, candidate)];
		must(await tapsOn(ctx, place, lines[0]!)('treated', 3));
		return ctx.db.asOwner(async (tx) => {
			for (const each of [place, candidate]) {
				await sql`insert into places.picture (place_id, network_id, jpeg, width, height, alt, fingerprint)
					values (${each.id}, ${id}, ${Buffer.from('jpeg')}, 1, 1, 'een plek', 'abc')`.execute(tx);
			}
			const member = given.member.member;
			await sql`insert into places.edit (id, network_id, place_id, number, how, member_id, facts, at)
				values (gen_random_uuid(), ${id}, ${candidate.id}, 1, 'begun', ${member}, '{}', now())`.execute(tx);
			await sql`insert into places.agreement (id, network_id, place_id, said_by, member_id, fingerprint, at)
				values (gen_random_uuid(), ${id}, ${candidate.id}, 'Fatma', ${member}, 'abc', now())`.execute(tx);
			await sql`insert into places.note (id, network_id, place_id, text, at)
				values (gen_random_uuid(), ${id}, ${place.id}, 'Bel eens.', now())`.execute(tx);
			await sql`insert into places.upload (id, network_id, member_id, file_name, format, uploaded_at)
				values (${newId(clock())}, ${id}, ${member}, 'lijst.csv', 'csv', now())`.execute(tx);
			await sql`insert into places.upload_line (upload_id, network_id, step, file_row, nth, kind, code, sentence)
				select id, network_id, 'preview', 2, 0, 'added', 'added', 'A new candidate.' from places.upload
				where network_id = ${id}`.execute(tx);
			await sql`insert into board.card_use (place_id, network_id, card_id, used_on)
				select place_id, network_id, id, now() from board.card where place_id = ${place.id}
				on conflict do nothing`.execute(tx);
			await sql`insert into board.month
				(line_id, network_id, place_id, month, treated, given, from_house, received, passed_on, corrections)
				values (${lines[0]!}, ${id}, ${place.id}, '2025-01', 1, 1, 0, 0, 0, 0)`.execute(tx);
			const { rows } = await sql<{ id: string }>`select id from board.card where place_id = ${place.id}`.execute(tx);
			return { ...given, place, candidate, card: rows[0]!.id };
		});
	}

	function actorOf(who: Exclude<Who, 'nobody'>): Actor {
		const { coordinator = a.member, ambassador = a.member, expert = a.member } = roles;
		return { guest: GUEST, door: DOOR, keeper: KEEPER, counter: counterOf(a.place), coordinator, ambassador, expert }[
			who
		];
	}

	/** Does something as somebody and undoes it: how many rows it was about, or the code of its error. */
	async function attempt(who: Who, statement: string): Promise<number | string> {
		let rows = 0;
		const work = async (tx: Transaction) => {
			const result = await sql.raw(statement).execute(tx);
			rows = Number(result.numAffectedRows ?? 0) || result.rows.length;
			return refuse('undo', 'Only a try.');
		};
		try {
			if (who === 'nobody') {
				await ctx.db.asOwner(async (tx) => {
					await sql`select set_config('role', 'stoep_app', true)`.execute(tx);
					await work(tx);
					await sql`rollback`.execute(tx);
				});
			} else await ctx.db.write(actorOf(who), work);
		} catch (error) {
			return (error as { code?: string }).code ?? String(error);
		}
		return rows;
	}

	const theirs = (table: string) =>
		(EXPECTED[table]?.theirs ?? 'false')
			.replace('{network}', b.network.id)
			.replace('{card}', b.card)
			.replace('{member}', b.member.member);

	it('is on and forced on every table, with policies for the app and its owner alone', async () => {
		const tables = await tablesOf(ctx.db);
		const { rows } = await ctx.db.asOwner((tx) =>
			sql<{ name: string; on: boolean; forced: boolean; commands: string[]; roles: string[] }>`
				select n.nspname || '.' || c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced,
					array(select p.polcmd::text from pg_policy p where p.polrelid = c.oid
						and p.polroles = array['stoep_app'::regrole::oid] order by 1) as commands,
					array(select distinct unnest(p.polroles)::regrole::text from pg_policy p where p.polrelid = c.oid
						order by 1) as roles
				from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind in ('r', 'p') and n.nspname || '.' || c.relname = any(${tables})
				order by 1`.execute(tx)
		);
		expect(rows.map(({ name }) => name)).toEqual(Object.keys(EXPECTED).sort());
		for (const { name, ...row } of rows) {
			expect({ name, ...row }).toEqual({
				name,
				on: true,
				forced: true,
				commands: ['a', 'd', 'r', 'w'],
				roles: ['postgres', 'stoep_app']
			});
		}
	});

	it('holds for a role that owns nothing, may nothing and cannot sign in', async () => {
		const facts = await ctx.db.asOwner(async (tx) => {
			const role = await sql`select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb, rolreplication
				from pg_roles where rolname = 'stoep_app'`.execute(tx);
			const owned = await sql`
				select relname as name from pg_class where relowner = 'stoep_app'::regrole
				union all select proname from pg_proc where proowner = 'stoep_app'::regrole
				union all select nspname from pg_namespace where nspowner = 'stoep_app'::regrole
				union all select datname from pg_database where datdba = 'stoep_app'::regrole`.execute(tx);
			const memberships = await sql`select 1 from pg_auth_members where member = 'stoep_app'::regrole`.execute(tx);
			const makes = await sql`select nspname from pg_namespace
				where nspname not like 'pg_temp%' and has_schema_privilege('stoep_app', oid, 'create')`.execute(tx);
			const empties = await sql`select relname from pg_class where relkind in ('r', 'p')
				and has_table_privilege('stoep_app', oid, 'truncate, references, trigger')`.execute(tx);
			const notes = await sql`select relname from pg_class where relnamespace = 'public'::regnamespace
				and relkind in ('r', 'p') and has_table_privilege('stoep_app', oid, 'select, insert, update, delete')`.execute(tx);
			const definers = await sql`select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
				where prosecdef and nspname <> 'pg_catalog'`.execute(tx);
			return { role: role.rows, rest: [owned, memberships, makes, empties, notes, definers].map(({ rows }) => rows) };
		});
		expect(facts.role).toEqual([
			{
				rolsuper: false,
				rolbypassrls: false,
				rolcanlogin: false,
				rolcreaterole: false,
				rolcreatedb: false,
				rolreplication: false
			}
		]);
		// The one thing that runs with the rights of its owner, and judges by itself who may.
		expect(facts.rest).toEqual([[], [], [], [], [], [{ proname: 'note_erased' }]]);
	});

	describe.each(Object.entries(EXPECTED))('%s of another network', (table, { read, published, write }) => {
		it('has rows to try it on', async () => {
			expect(await attempt('keeper', `select 1 from ${table} where ${theirs(table)}`)).toBeGreaterThan(0);
		});

		it.each(WHO)('is read by %s only as it should be', async (who) => {
			const all = await attempt('keeper', `select 1 from ${table} where ${theirs(table)}`);
			const seen = await attempt(who, `select 1 from ${table} where ${theirs(table)}`);
			if (!read.includes(who)) expect(seen).toBe(0);
			else if (!published || who === 'keeper') expect(seen).toBe(all);
			else {
				const id = table === 'places.place' ? 'id' : 'place_id';
				expect(await attempt(who, `select 1 from ${table} where ${theirs(table)} and ${id} = '${b.place.id}'`)).toBe(1);
				expect(seen).toBe(1);
			}
		});

		it.each(WHO)('is written by %s only as it should be', async (who) => {
			const { row, columns } = await ctx.db.asOwner(async (tx) => {
				const [schema, name] = table.split('.');
				const { rows } = await sql<{ row: string }>`
					select to_jsonb(t)::text as row from ${sql.raw(table)} t where ${sql.raw(theirs(table))} limit 1`.execute(tx);
				const { rows: names } = await sql<{ name: string }>`select column_name as name from information_schema.columns
					where table_schema = ${schema} and table_name = ${name} and is_generated = 'NEVER'`.execute(tx);
				return { row: rows[0]!.row, columns: names.map((each) => each.name).join(', ') };
			});
			// A copy of a row that is there: the policy speaks before the key does.
			const json = row.replaceAll("'", "''");
			const record = `jsonb_populate_record(null::${table}, '${json}'::jsonb)`;
			const copied = await attempt(who, `insert into ${table} (${columns}) select ${columns} from ${record}`);
			const first = columns.split(', ')[0]!;
			const changed = await attempt(who, `update ${table} set ${first} = ${first} where ${theirs(table)}`);
			const removed = await attempt(who, `delete from ${table} where ${theirs(table)}`);
			if (write.includes(who)) {
				expect(copied).toBe('23505');
				expect(changed).toBeGreaterThan(0);
				return;
			}
			expect(copied).toBe('42501');
			expect(changed).toBe(0);
			expect(removed).toBe(0);
		});
	});

	describe('the counter in its own network', () => {
		const counts = (table: string, where = 'true') => attempt('counter', `select 1 from ${table} where ${where}`);

		it('sees its own board and events, and no card, member, act, month or session', async () => {
			expect(await counts('board.line', `place_id = '${a.place.id}'`)).toBe(1);
			expect(await counts('board.event')).toBe(1);
			for (const table of ['board.card', 'networks.member', 'places.act', 'board.month', 'people.session']) {
				expect(await counts(table), table).toBe(0);
			}
		});

		it('never changes or removes a fact', async () => {
			expect(await attempt('counter', 'update board.event set n = 20')).toBe(0);
			expect(await attempt('counter', 'delete from board.event')).toBe(0);
		});

		it('sees no candidate of its network but itself, and removes nothing', async () => {
			expect(await counts('places.place', `state <> 'published'`)).toBe(0);
			expect(await attempt('counter', 'delete from places.place')).toBe(0);
			expect(await attempt('counter', 'delete from board.line')).toBe(0);
			expect(await attempt('counter', 'update places.place set paused = true')).toBe(1);
			expect(await attempt('counter', `update places.place set network_id = '${b.network.id}'`)).toBe('42501');
		});
	});

	describe('a member', () => {
		it('changes no act, neither the own nor that of another, and acts in no other name', async () => {
			expect(await attempt('coordinator', 'update places.act set because = $$x$$')).toBe(0);
			expect(await attempt('coordinator', 'delete from places.act')).toBe(0);
			const act = (member: string) =>
				attempt(
					'coordinator',
					`insert into places.act (id, network_id, place_id, act, member_id, because, at)
						values (gen_random_uuid(), '${a.network.id}', '${a.place.id}', 'left', '${member}', 'x', now())`
				);
			const oneself = roles.coordinator?.kind === 'member' ? roles.coordinator.member : '';
			expect(await act(oneself)).toBe(1);
			expect(await act(b.member.member)).toBe('42501');
		});

		it('brings in and sees lists only as a coordinator or an ambassador, and in the own name', async () => {
			for (const who of ['expert', 'counter'] as const) {
				for (const table of ['places.upload', 'places.upload_line']) {
					expect(await attempt(who, `select 1 from ${table}`), who).toBe(0);
					expect(await attempt(who, `delete from ${table}`), who).toBe(0);
				}
			}
			const { ambassador } = roles;
			const oneself = ambassador?.kind === 'member' ? ambassador.member : '';
			expect(await attempt('ambassador', 'select 1 from places.upload_line')).toBe(1);
			expect(await attempt('ambassador', `update places.upload set member_id = '${oneself}'`)).toBe(1);
			expect(await attempt('ambassador', `update places.upload set problem = 'x'`)).toBe('42501');
			const add = (network: string, member: string) =>
				attempt(
					'ambassador',
					`insert into places.upload (id, network_id, member_id, file_name, format, uploaded_at)
						values (gen_random_uuid(), '${network}', '${member}', 'x', 'csv', now())`
				);
			expect(await add(a.network.id, oneself)).toBe(1);
			expect(await add(a.network.id, a.member.member)).toBe('42501');
			expect(await add(b.network.id, oneself)).toBe('42501');
		});

		it('changes the team only as a coordinator, and of the own row nothing but leaving', async () => {
			const raise = `update networks.member set role = 'coordinator' where network_id = '${a.network.id}'`;
			expect(await attempt('coordinator', raise)).toBe(4);
			for (const who of ['ambassador', 'expert'] as const) {
				expect(await attempt(who, raise), who).toBe('42501');
				const added = `insert into networks.member (id, network_id, name, role, joined_at)
					values (gen_random_uuid(), '${a.network.id}', 'x', 'coordinator', now())`;
				expect(await attempt(who, added), who).toBe('42501');
				const leave = `update networks.member set left_on = now() where network_id = '${a.network.id}'`;
				expect(await attempt(who, leave), who).toBe(1);
			}
		});
	});

	describe('a view of the team', () => {
		it('is every view that is called so', async () => {
			const views = (await viewsOf(ctx.db)).filter((view) => view.includes('.team_'));
			expect(views.sort()).toEqual([...TEAM_VIEWS].sort());
		});

		it.each(TEAM_VIEWS)(
			'%s shows a member the own network, the keeper everything and nobody else a row',
			async (view) => {
				for (const who of ['nobody', 'guest', 'door', 'counter'] as const) {
					expect(await attempt(who, `select 1 from ${view}`), who).toBe(0);
				}
				const ofNetwork = (id: string) => `select 1 from ${view} where network_id = '${id}'`;
				expect(await attempt('coordinator', ofNetwork(b.network.id))).toBe(0);
				expect(await attempt('coordinator', ofNetwork(a.network.id))).toBeGreaterThan(0);
				expect(await attempt('keeper', ofNetwork(b.network.id))).toBeGreaterThan(0);
			}
		);

		it.each(TEAM_VIEWS)('%s is read and never written', async (view) => {
			for (const who of ['coordinator', 'keeper'] as const) {
				expect(await attempt(who, `delete from ${view}`)).toMatch(/^(42501|55000)$/);
			}
		});
	});

	describe('the say over texts', () => {
		const mark = (verdict: string, member: string) => `insert into networks.text_mark
			(id, network_id, member_id, language, section, key, about, verdict, words, made_at)
			values (gen_random_uuid(), '${a.network.id}', '${member}', 'nl', 'guest', 'point', 'x', '${verdict}', 'x', now())`;
		const answer = (outcome: string, member: string) => `insert into networks.text_answer
			(id, network_id, mark_id, member_id, outcome, words, made_at)
			select gen_random_uuid(), network_id, id, '${member}', '${outcome}', 'x', now() from networks.text_mark limit 1`;
		const worded = (member: string) => `insert into networks.own_text
			(id, network_id, member_id, language, key, text, made_at)
			values (gen_random_uuid(), '${a.network.id}', '${member}', 'nl', 'point', 'x', now())`;
		const idOf = (role: Role) => (roles[role]?.kind === 'member' ? roles[role].member : '');

		it('has a no from experts alone, and everything in the own name', async () => {
			for (const role of ROLES) {
				expect(await attempt(role, mark('unclear', idOf(role))), role).toBe(1);
				expect(await attempt(role, mark('no', idOf(role))), role).toBe(role === 'expert' ? 1 : '42501');
				expect(await attempt(role, mark('unclear', a.member.member)), role).toBe('42501');
			}
		});

		it('has reasons and new words from coordinators, and a yes from experts', async () => {
			for (const role of ROLES) {
				const isCoordinator = role === 'coordinator';
				expect(await attempt(role, answer('kept', idOf(role))), role).toBe(isCoordinator ? 1 : '42501');
				expect(await attempt(role, answer('yes', idOf(role))), role).toBe(role === 'expert' ? 1 : '42501');
				expect(await attempt(role, worded(idOf(role))), role).toBe(isCoordinator ? 1 : '42501');
				expect(await attempt(role, `update networks.text_mark set words = 'y'`), role).toBe(0);
				expect(await attempt(role, 'delete from networks.text_answer'), role).toBe(0);
			}
		});

		it('shows guests the words alone', async () => {
			for (const table of ['own_text', 'text_mark', 'text_answer']) {
				expect(await attempt('guest', `select 1 from networks.${table}`), table).toBe(0);
			}
			const texts = `select text from networks.street_text where network_id = '${b.network.id}'`;
			expect(await attempt('guest', texts)).toBe(1);
		});
	});

	describe('the settings', () => {
		it('end with the transaction, however that ends: a connection carries nobody along', async () => {
			const { db } = ctx;
			const works: (() => Promise<unknown>)[] = [
				() => db.read(KEEPER, async () => null),
				() => db.write(a.member, async () => done(null)),
				() => db.write(counterOf(a.place), async () => refuse('no', 'No.')),
				() =>
					db.read(KEEPER, async () => {
						throw new Error('a surprise');
					}),
				() => db.write(KEEPER, (tx) => sql`select 1/0`.execute(tx).then(() => done(null)))
			];
			// More than the pool has connections, so that every one of them has carried somebody.
			await Promise.allSettled(Array.from({ length: 30 }, (_, index) => works[index % works.length]!()));
			const left = await Promise.all(
				Array.from({ length: 20 }, () =>
					db.asOwner((tx) =>
						sql<{ actor: string; role: boolean }>`select current_user = session_user as role, concat(
							current_setting('stoep.actor', true), current_setting('stoep.network', true),
							current_setting('stoep.place', true), current_setting('stoep.member', true)) as actor`.execute(tx)
					)
				)
			);
			for (const { rows } of left) expect(rows).toEqual([{ actor: '', role: true }]);
		});

		it('take no text that could say something else to the database', async () => {
			const actor = { ...counterOf(a.place), place: `', true); drop table board.event; --` };
			expect(() => ctx.db.read(actor, async () => null)).toThrow('Not a plain value.');
		});
	});
});
