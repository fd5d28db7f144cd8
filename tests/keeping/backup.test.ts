import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { GUEST, KEEPER } from '#kernel/actor.ts';
import { done } from '#kernel/result.ts';
import { checkBoards, counterOfCookie, makeCard, openCounter, recordEvent } from '#board';
import { checkReferences, journalErased, restore } from '#keeping';
import { addMember, leaveTeam, listMembers } from '#networks';
import { fillDemoTown } from '#demo/fill-demo-town.ts';
import type { Context } from '#platform/context.ts';
import { LATEST_SCHEMA, openDatabase, type Database } from '#platform/database/index.ts';
import { newId } from '#platform/random.ts';
import { textOfAllTables } from '../engines/all-text.ts';
import { describeEngines, freshDatabase } from '../engines/engines.ts';
import {
	clockAt,
	counterOf,
	DAY,
	deviceId,
	givenCandidate,
	givenLine,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	refusedWith,
	tapsOn
} from '../engines/given.ts';
import { archiveAt, folderOfTest, keepIn, restoreFrom, spoilt, sumOf } from './kept-file.ts';

const PATIENCE = 60_000;

describeEngines('a backup', (engine) => {
	vi.setConfig({ testTimeout: PATIENCE });
	const clock = clockAt('2026-11-10T14:00:00+01:00');
	let ctx: Context;
	/** The engine that is not this one, where it is here. */
	let other: { db: Database; ctx: Context } | undefined;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		const otherEngine = engine.name === 'pglite' ? 'postgres' : 'pglite';
		if (otherEngine === 'postgres' && !inject('postgres')) return;
		const db = await openDatabase(await freshDatabase(otherEngine));
		other = { db, ctx: keeperOf(db, clock) };
	}, 120_000);
	afterAll(() => other?.db.close());

	it('of the demo town goes to the other engine and back with the same checksums, and holds together', async () => {
		const folder = folderOfTest();
		must(await empty());
		await fillDemoTown({ db: ctx.db, dataDirectory: folder, clock }, clock());
		const file = join(folder, 'town.jsonl.gz');
		const sum = await keepIn(ctx, file);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(await sumOf(ctx)).toBe(sum);

		const elsewhere = other?.ctx ?? ctx;
		const restored = await restoreFrom(elsewhere, file);
		expect(restored).toMatchObject({ steps: [], erasedAgain: 0, olderThanJournal: false });
		expect(await sumOf(elsewhere)).toBe(sum);
		expect(await checkReferences(elsewhere)).toEqual([]);
		expect(await checkBoards(elsewhere)).toEqual([]);

		const back = join(folder, 'back.jsonl.gz');
		expect(await keepIn(elsewhere, back)).toBe(sum);
		expect(readFileSync(back).equals(readFileSync(file))).toBe(true);
		await restoreFrom(ctx, back);
		expect(await sumOf(ctx)).toBe(sum);
	});

	/** Throws everything away by restoring nothing. */
	async function empty() {
		const folder = folderOfTest();
		const file = join(folder, 'nothing.jsonl.gz');
		const db = await openDatabase(await freshDatabase('pglite'));
		try {
			await keepIn(keeperOf(db, clock), file);
		} finally {
			await db.close();
		}
		return restore(ctx, { archive: archiveAt(file), replace: true, erased: [] });
	}

	it('leaves the database as it was made: bonds, guards and acts', async () => {
		const given = await givenNetwork(ctx);
		await givenPlace(ctx, given);
		const file = join(folderOfTest(), 'all.jsonl.gz');
		const described = await describeSchema();
		await keepIn(ctx, file);
		await restoreFrom(ctx, file);
		expect(await describeSchema()).toEqual(described);
		// No place is published without an act, also after a restore; a line needs its place; a guest reads no member.
		const candidate = await givenCandidate(ctx, given.network);
		const publishing = ctx.db.write(KEEPER, async (tx) =>
			done(await sql`update places.place set state = 'published' where id = ${candidate.id}`.execute(tx))
		);
		await expect(publishing).rejects.toThrow('only by the recorded act');
		const orphan = ctx.db.asOwner((tx) =>
			sql`insert into places.act (id, network_id, place_id, act, member_id, because, at)
				values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'left', gen_random_uuid(), 'x', now())`.execute(tx)
		);
		await expect(orphan).rejects.toThrow('foreign key');
		const members = await ctx.db.read(GUEST, (tx) => sql`select from networks.member`.execute(tx));
		expect(members.rows).toHaveLength(0);
	});

	async function describeSchema() {
		return ctx.db.asOwner(async (tx) => {
			const bonds = await sql`select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as said
				from pg_constraint where connamespace::regnamespace::text not like 'pg_%' order by 1, 2, 3`.execute(tx);
			const triggers =
				await sql`select tgrelid::regclass::text as table, tgname, tgenabled, pg_get_triggerdef(oid) as said
				from pg_trigger where not tgisinternal order by 1, 2`.execute(tx);
			const policies = await sql`select schemaname, tablename, policyname, roles::text, cmd, qual, with_check
				from pg_policies order by 1, 2, 3`.execute(tx);
			return [bonds.rows, triggers.rows, policies.rows];
		});
	}

	it('is one moment: what is written while it is made is in it whole or not at all', async () => {
		const place = await givenPlace(ctx, await givenNetwork(ctx));
		const tap = tapsOn(ctx, place, await givenLine(ctx, place));
		const file = join(folderOfTest(), 'during.jsonl.gz');
		let stop = false;
		const tapping = (async () => {
			while (!stop) must(await tap('treated', 1));
		})();
		await keepIn(ctx, file);
		stop = true;
		await tapping;
		const elsewhere = other?.ctx ?? ctx;
		await restoreFrom(elsewhere, file);
		expect(await checkBoards(elsewhere)).toEqual([]);
	});

	it('carries no session: counters are opened again, with the same card', async () => {
		const place = await givenPlace(ctx, await givenNetwork(ctx));
		const card = must(await makeCard(ctx, place.id));
		const { cookie } = must(await openCounter(ctx, card.secret));
		const file = join(folderOfTest(), 'sessions.jsonl.gz');
		await keepIn(ctx, file);
		expect(gunzipSync(readFileSync(file)).toString()).not.toContain('people.session');
		await restoreFrom(ctx, file);
		expect(await counterOfCookie(ctx, cookie)).toBeNull();
		expect((await openCounter(ctx, card.secret)).ok).toBe(true);
	});

	it('never wakes a card that was replaced since', async () => {
		const place = await givenPlace(ctx, await givenNetwork(ctx));
		const lost = must(await makeCard(ctx, place.id));
		const file = join(folderOfTest(), 'card.jsonl.gz');
		await keepIn(ctx, file);
		must(await makeCard(ctx, place.id));
		expect(await restoreFrom(ctx, file)).toMatchObject({ erasedAgain: 1 });
		expect((await openCounter(ctx, lost.secret)).ok).toBe(false);
		expect((await openCounter(ctx, must(await makeCard(ctx, place.id)).secret)).ok).toBe(true);
	});

	describe('what was erased', () => {
		const erase = (memberId: string) =>
			ctx.db.asOwner(async (tx) => {
				await sql`select set_config('stoep.actor', 'keeper', true)`.execute(tx);
				await sql`delete from networks.mailbox where member_id = ${memberId}`.execute(tx);
				await sql`delete from networks.member where id = ${memberId}`.execute(tx);
				await journalErased(tx, 'networks.member', [memberId]);
			});
		const members = (of: Context) =>
			of.db.asOwner(async (tx) => {
				const { rows } = await sql<{ id: string }>`select id from networks.member`.execute(tx);
				return rows.map(({ id }) => id);
			});

		it('stays erased by a restore here, by the journal of the database', async () => {
			const { member } = await givenNetwork(ctx);
			const file = join(folderOfTest(), 'before.jsonl.gz');
			await keepIn(ctx, file);
			await erase(member.member);
			expect(await restoreFrom(ctx, file)).toMatchObject({ erasedAgain: 1 });
			expect(await members(ctx)).not.toContain(member.member);
			// Once more, now that the journal itself was restored over.
			expect(await restoreFrom(ctx, file)).toMatchObject({ erasedAgain: 1 });
		});

		it('stays erased on an empty machine, by the copy of the journal outside the database', async () => {
			if (!other) return;
			const { member } = await givenNetwork(ctx);
			const file = join(folderOfTest(), 'before.jsonl.gz');
			await keepIn(ctx, file);
			const erased = [{ table: 'networks.member', id: member.member, at: clock().toISOString() }];
			expect(await restoreFrom(other.ctx, file, { erased })).toMatchObject({ erasedAgain: 1 });
			expect(await members(other.ctx)).not.toContain(member.member);
		});

		it('keeps whoever left the team out of it, with a mail address that is gone', async () => {
			const { network, member } = await givenNetwork(ctx);
			const mail = `els@${network.slug}.example`;
			const { id } = must(await addMember(ctx, { network: network.slug, name: 'Els', mail, role: 'ambassador' }));
			const file = join(folderOfTest(), 'before.jsonl.gz');
			await keepIn(ctx, file);
			must(await leaveTeam({ ...ctx, actor: member }, { memberId: id, to: member.member }));
			expect(await restoreFrom(ctx, file)).toMatchObject({ erasedAgain: 1 });
			expect(await listMembers(ctx, network.id)).toMatchObject([{ id: member.member }]);
			expect(await textOfAllTables(ctx.db)).not.toContain(mail);
		});

		it('takes along what cannot be without it', async () => {
			const place = await givenPlace(ctx, await givenNetwork(ctx));
			const lineId = await givenLine(ctx, place);
			must(await tapsOn(ctx, place, lineId)('treated', 2));
			const file = join(folderOfTest(), 'before.jsonl.gz');
			await keepIn(ctx, file);
			const erased = [{ table: 'places.place', id: place.id, at: clock().toISOString() }];
			expect(await restoreFrom(ctx, file, { erased })).toMatchObject({ erasedAgain: 1 });
			const left = await ctx.db.asOwner((tx) =>
				sql`select from board.line where place_id = ${place.id} union all
					select from board.event where line_id = ${lineId}`.execute(tx)
			);
			expect(left.rows).toHaveLength(0);
		});

		it('is journalled only when it is gone, by somebody, and only where a row has one id', async () => {
			const { member, network } = await givenNetwork(ctx);
			const note = (table: string, id: string, actor = KEEPER) =>
				ctx.db.write(actor, async (tx) => done(await journalErased(tx, table, [id])));
			await expect(note('networks.member', member.member)).rejects.toThrow('still there');
			await expect(note('networks.member', network.id, GUEST)).rejects.toThrow('as a guest');
			await expect(note('board.month', network.id)).rejects.toThrow('no single id');
			await expect(note('networks.nobody', network.id)).rejects.toThrow('does not exist');
			expect(await note('networks.member', newId(clock()))).toMatchObject({ ok: true });
			expect(await ctx.db.write(KEEPER, async (tx) => done(await journalErased(tx, 'x', [])))).toMatchObject({
				ok: true
			});
		});

		it('cannot be remembered for a backup that is older than the journal, and that is said', async () => {
			const file = join(folderOfTest(), 'old.jsonl.gz');
			await keepIn(ctx, file);
			const later = keeperOf(ctx.db, () => new Date(clock().getTime() + 71 * DAY));
			expect(await restoreFrom(later, file)).toMatchObject({ olderThanJournal: true });
		});
	});

	describe('is refused, and nothing changes,', () => {
		let file: string;
		let sum: string;
		beforeAll(async () => {
			await givenPlace(ctx, await givenNetwork(ctx));
		});
		const attempt = async (change: (bytes: Buffer) => Buffer, replace = true) => {
			file = join(folderOfTest(), 'good.jsonl.gz');
			sum = await keepIn(ctx, file);
			const result = await restore(ctx, { archive: archiveAt(spoilt(file, change)), replace, erased: [] });
			expect(await sumOf(ctx)).toBe(sum);
			return refusedWith(result);
		};
		const inside = (change: (text: string) => string) => (bytes: Buffer) =>
			gzipSync(change(gunzipSync(bytes).toString()));

		it.each<[string, (bytes: Buffer) => Buffer, string]>([
			['when its end is missing', (bytes) => bytes.subarray(0, bytes.length - 10), 'damaged'],
			['when its half is missing', (bytes) => bytes.subarray(0, bytes.length / 2), 'damaged'],
			['when a byte is another', (bytes) => Buffer.from(bytes.map((b, i) => (i === 500 ? b ^ 1 : b))), 'damaged'],
			['when it is empty', () => Buffer.alloc(0), 'damaged'],
			['when it is something else', () => Buffer.from('een boodschappenlijst'), 'notABackup'],
			['when it is something else, compressed', () => gzipSync('een boodschappenlijst\n'), 'notABackup'],
			['when a row was changed', inside((text) => text.replace('"slug":"netwerk', '"slug":"natwerk')), 'damaged'],
			['when a row was taken out', inside((text) => text.replace(/\n\{"id".*/, '')), 'damaged'],
			['when its last line is missing', inside((text) => text.replace(/\["end".*\n/, '')), 'damaged'],
			['when something stands behind its end', inside((text) => `${text}{"a":1}\n`), 'damaged'],
			['when it is of a newer Stoep', inside((text) => text.replace(LATEST_SCHEMA, '9999-later')), 'newerSchema'],
			['when it is of a newer form', inside((text) => text.replace('"format":1', '"format":2')), 'newerFormat']
		])('%s', async (_, change, code) => {
			expect(await attempt(change)).toBe(code);
		});

		it('when there is data already and nobody said that it may go', async () => {
			expect(await attempt((bytes) => bytes, false)).toBe('notEmpty');
		});
	});

	it('does not fool what this process remembers of the lines it saw last', async () => {
		const place = await givenPlace(ctx, await givenNetwork(ctx));
		const lineId = await givenLine(ctx, place);
		const tap = tapsOn(ctx, place, lineId);
		must(await tap('treated', 5));
		const file = join(folderOfTest(), 'five.jsonl.gz');
		await keepIn(ctx, file);
		must(await tap('treated', 7));
		let heard = 0;
		const deafen = ctx.db.touches.listen({ touched() {}, found: () => (heard += 1) });
		await restoreFrom(ctx, file);
		deafen();
		// Later, because the order of taps counts.
		clock.forward(1000);
		// Here, and on PostgreSQL once more by NOTIFY.
		expect(heard).toBeGreaterThan(0);
		const id = deviceId(clock());
		const at = { ...ctx, actor: counterOf(place) };
		const recorded = must(await recordEvent(at, { id, placeId: place.id, lineId, kind: 'given', n: 1 }));
		expect(recorded.line.waiting).toBe(4);
		expect(await checkBoards(ctx)).toEqual([]);
	});

	it('finds what is wrong, in words', async () => {
		const place = await givenPlace(ctx, await givenNetwork(ctx));
		const lineId = await givenLine(ctx, place);
		must(await tapsOn(ctx, place, lineId)('treated', 3));
		await ctx.db.asOwner(async (tx) => {
			await sql`update board.line set treated = 4, waiting = 4 where id = ${lineId}`.execute(tx);
			await sql`update places.place set neighbourhood_id = ${lineId} where id = ${place.id}`.execute(tx);
		});
		expect(await checkBoards(ctx)).toEqual([expect.stringMatching(`${lineId}.*says 4 waiting.*come to 3 waiting`)]);
		expect(await checkReferences(ctx)).toEqual([
			`places.place: 1 row names in neighbourhood_id a row of networks.neighbourhood that is not there (such as ${lineId}).`
		]);
		await ctx.db.asOwner(async (tx) => {
			await sql`update board.line set treated = 3, waiting = 3 where id = ${lineId}`.execute(tx);
			await sql`update places.place set neighbourhood_id = null where id = ${place.id}`.execute(tx);
		});
	});
});
