import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { beforeAll, expect, it, vi } from 'vitest';
import { checkBoards, makeCard, openCounter } from '#board';
import { checkReferences, exportedFolder, exportNetwork, restore } from '#keeping';
import { addMember, drawNeighbourhoods, type Network } from '#networks';
import { locatePlaces, type Place } from '#places';
import type { Context } from '#platform/context.ts';
import { openDatabase, type Database } from '#platform/database/index.ts';
import { filesFrom } from '#platform/files/command-files.ts';
import { describeEngines, freshDatabase } from '../engines/engines.ts';
import { clockAt, givenLine, givenNetwork, givenPlace, keeperOf, must, refusedWith, tapsOn } from '../engines/given.ts';
import { folderOfTest, sumOf } from './kept-file.ts';

const SQUARE = [
	[
		[3.7, 51.0],
		[3.8, 51.0],
		[3.8, 51.1],
		[3.7, 51.0]
	]
];

describeEngines('an exported network', (engine) => {
	vi.setConfig({ testTimeout: 60_000 });
	const clock = clockAt('2026-11-10T14:00:00+01:00');
	const files = filesFrom('/');
	let ctx: Context;
	let network: Network;
	let place: Place;
	let secret: string;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clock);
		const given = await givenNetwork(ctx);
		({ network } = given);
		must(await addMember(ctx, { network: network.slug, name: '=cmd()', mail: '+x@x.example', role: 'expert' }));
		const geometry = { type: 'Polygon', coordinates: SQUARE };
		must(await drawNeighbourhoods(ctx, network.slug, { features: [{ properties: { name: 'Wijk' }, geometry }] }));
		place = await givenPlace(ctx, given, { name: 'Café "De Stoep", hoek' });
		await locatePlaces(ctx, network.id);
		must(await tapsOn(ctx, place, await givenLine(ctx, place))('treated', 3));
		({ secret } = must(await makeCard(ctx, place.id)));
		// Somebody else's, which stays here.
		const other = await givenNetwork(ctx);
		const theirs = await givenPlace(ctx, other);
		must(await tapsOn(ctx, theirs, await givenLine(ctx, theirs))('treated', 9));
	}, 60_000);

	const exportTo = (folder: string, of: Context = ctx) =>
		exportNetwork(of, { network: { id: network.id, slug: network.slug }, folder, files });

	async function openEmpty(name: 'pglite' | 'postgres'): Promise<{ db: Database; there: Context }> {
		const db = await openDatabase(await freshDatabase(name));
		return { db, there: keeperOf(db, clock) };
	}

	it.each(['pglite', 'postgres'] as const)('comes into an empty Stoep on %s with the same checksums', async (name) => {
		const folder = join(folderOfTest(), 'net');
		const made = await exportTo(folder);
		const { db, there } = await openEmpty(name);
		try {
			const archive = must(await exportedFolder(folder, files));
			must(await restore(there, { archive, replace: false, erased: [] }));
			const again = await exportTo(join(folderOfTest(), 'again'), there);
			expect(again.ending).toEqual(made.ending);
			expect(await checkBoards(there)).toEqual([]);
			expect(await checkReferences(there)).toEqual([]);
			expect((await openCounter(there, secret)).ok).toBe(true);
			expect(refusedWith(await restore(there, { archive, replace: false, erased: [] }))).toBe('notEmpty');
		} finally {
			await db.close();
		}
	});

	it('has everything of that network and nothing of another', async () => {
		const folder = join(folderOfTest(), 'net');
		const { ending } = await exportTo(folder);
		const rows = Object.fromEntries(ending.tables.map(({ name, rows }) => [name, rows]));
		expect(rows).toMatchObject({
			'board.card': 1,
			'board.event': 1,
			'board.line': 1,
			'board.month': 0,
			'networks.border': 1,
			'networks.landmark': 0,
			'networks.mailbox': 2,
			'networks.member': 2,
			'networks.neighbourhood': 1,
			'networks.network': 1,
			'places.act': 1,
			'places.located': 1,
			'places.picture': 0,
			'places.place': 1
		});
		const all = readdirSync(join(folder, 'json')).map((file) => readFileSync(join(folder, 'json', file), 'utf8'));
		for (const text of all) expect(() => JSON.parse(text)).not.toThrow();
		const { rows: others } = await ctx.db.asOwner((tx) =>
			sql<{ id: string }>`select id from networks.network where id <> ${network.id}`.execute(tx)
		);
		for (const { id } of others) expect(all.join('')).not.toContain(id);
	});

	it('can be read by anybody: JSON, CSV without formulas, and what it is', async () => {
		const folder = join(folderOfTest(), 'net');
		const { ending } = await exportTo(folder);
		const csvOf = (table: string) =>
			parse(readFileSync(join(folder, 'csv', `${table}.csv`), 'utf8'), { bom: true, columns: true }) as Record<
				string,
				string
			>[];
		expect(csvOf('networks.member').map(({ name }) => name)).toEqual(expect.arrayContaining(["'=cmd()", 'Jan']));
		expect(
			csvOf('networks.mailbox')
				.map(({ mail }) => mail)
				.sort()
		).toEqual(["'+x@x.example", `jan@${network.slug}.example`]);
		const places = readFileSync(join(folder, 'csv', 'places.place.csv'), 'utf8');
		expect(parse(places, { bom: true, columns: true })).toMatchObject([
			{ name: 'Café "De Stoep", hoek', lat: '51.05' }
		]);
		const readme = readFileSync(join(folder, 'README.md'), 'utf8');
		expect(readme).toContain(ending.sha256);
		expect(readme).toContain('keeping.erased');
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		expect(statSync(join(folder, 'json', 'networks.member.json')).mode & 0o777).toBe(0o600);
	});

	it('is never mixed with what stands there already', async () => {
		const folder = folderOfTest();
		writeFileSync(join(folder, 'mine.txt'), 'van mij');
		await expect(exportTo(folder)).rejects.toThrow('is not empty');
		expect(readdirSync(folder)).toEqual(['mine.txt']);
	});

	it('is refused when it is not whole or was changed, before anything happens', async () => {
		const folder = join(folderOfTest(), 'net');
		await exportTo(folder);
		const { db, there } = await openEmpty('pglite');
		try {
			const before = await sumOf(there);
			const bring = async () => {
				const archive = await exportedFolder(folder, files);
				return archive.ok ? restore(there, { archive: archive.value, replace: false, erased: [] }) : archive;
			};
			const events = join(folder, 'json', 'board.event.json');
			const good = readFileSync(events, 'utf8');
			writeFileSync(events, good.replace('"n":3', '"n":4'));
			expect(refusedWith(await bring())).toBe('damaged');
			writeFileSync(events, good);
			writeFileSync(join(folder, 'manifest.json'), '{"heading":{}}');
			expect(refusedWith(await bring())).toBe('notAnExport');
			rmSync(join(folder, 'manifest.json'));
			expect(refusedWith(await bring())).toBe('notAnExport');
			expect(await sumOf(there)).toBe(before);
			expect(existsSync(events)).toBe(true);
		} finally {
			await db.close();
		}
	});
});
