import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { GUEST, type Actor } from '#kernel/actor.ts';
import { addMember } from '#networks';
import { openBackground } from '#platform/background.ts';
import type { Database } from '#platform/database/index.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	DAY,
	givenNetwork,
	HOUR,
	keeperOf,
	must,
	refusedWith,
	type GivenNetwork,
	type Member
} from '#tests/engines/given.ts';
import { changePlace } from './change-place.ts';
import { dropUpload } from './drop-upload.ts';
import { forgetUploads } from './forget-uploads.ts';
import { nameColumns, showColumns } from './name-columns.ts';
import { listPlaces } from './show-places.ts';
import { listUploads, readReport, showUpload } from './show-uploads.ts';
import { startUpload } from './start-upload.ts';
import { takeInUpload } from './take-in-upload.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const NAMED = 'name,kind,lat,lon,phone,hours,source_id\n';
const OWN = 'Naam;Soort;Breedtegraad;Lengtegraad;Telefoon;Nota\n';

/** A list of so many places. */
const listOf = (count: number) =>
	NAMED +
	Array.from({ length: count }, (_, index) => {
		const [lat, lon] = [50.5 + (index % 500) * 0.002, 3 + Math.floor(index / 500) * 0.01];
		return `Plek ${index},café,${lat},${lon},09 123 45 67,Mo-Fr 08:00-18:00,${index}\n`;
	}).join('');

describeEngines('a list that somebody brings', (engine) => {
	const clock = clockAt('2026-03-03T14:00:00+01:00');
	let given: GivenNetwork;
	let background = openBackground();

	beforeEach(async () => {
		background = openBackground();
		given = await givenNetwork(keeperOf(engine.database(), clock));
	});

	const ctxOf = (actor: Actor = given.member, db: Database = engine.database()) => ({ db, actor, clock, background });
	const bring = (text: string, actor?: Actor) =>
		takeInUpload(ctxOf(actor), { fileName: 'lijst.csv', bytes: bytesOf(text) });
	const show = async (id: string) => must(await showUpload(ctxOf(), id, 10));
	const places = () => listPlaces(ctxOf(), given.network.id, ['candidate', 'published', 'left']);
	const start = (uploadId: string, step: 'preview' | 'import', actor?: Actor) =>
		startUpload(ctxOf(actor), { uploadId, step });
	const stateOf = async (id: string) => (await show(id)).state;

	/** Starts a step and waits until it has ended. */
	async function carryOut(id: string, step: 'preview' | 'import') {
		must(await start(id, step));
		await expect.poll(() => stateOf(id), { timeout: 20_000 }).not.toBe('working');
		return show(id);
	}

	/** Starts an import and stops it in the middle, as a process does that is asked to end. */
	async function breakOff(id: string): Promise<void> {
		must(await start(id, 'import'));
		await expect.poll(async () => (await places()).length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
		await background.stop();
		background = openBackground();
	}

	async function colleague(role: 'ambassador' | 'expert'): Promise<Member> {
		const facts = { network: given.network.slug, name: 'Mia', mail: `${role}@stoep.example`, role };
		const { id } = must(await addMember(keeperOf(engine.database(), clock), facts));
		return { kind: 'member', network: given.network.id, member: id, role };
	}

	it('tells what will happen and does nothing, then does it and keeps the report', async () => {
		const text = `${NAMED}Bij Fatma,buurthuis,51.05,3.72,09 123 45 67,na afspraak,1\n,café,51,3,,,2\nBIJ FATMA,café,51.05,3.72,,,3\n`;
		const { id, needsColumns } = must(await bring(text));
		expect(needsColumns).toBe(false);
		const preview = await carryOut(id, 'preview');
		expect(preview).toMatchObject({
			state: 'previewed',
			by: 'Jan',
			counts: { rows: 3, added: 1, changed: 0, unchanged: 0, kept: 0, doubtful: 1, duplicate: 1, skipped: 1 }
		});
		const told = preview.lines.map(({ row, is, code, found }) => [row, is, code, found]);
		expect(told).toEqual([
			[2, 'added', 'added', null],
			[2, 'doubtful', 'hoursUnreadable', 'na afspraak'],
			[4, 'duplicate', 'repeated', '2'],
			[3, 'skipped', 'nameless', null]
		]);
		expect(await places()).toEqual([]);

		const imported = await carryOut(id, 'import');
		expect(imported).toMatchObject({ state: 'imported', counts: preview.counts, hasFile: false });
		expect(imported.lines.map(({ row, is, code, found }) => [row, is, code, found])).toEqual(told);
		expect((await places()).map(({ name, state }) => [name, state])).toEqual([['Bij Fatma', 'candidate']]);
		expect(refusedWith(await start(id, 'import'))).toBe('uploadDone');
	});

	it('is asked for its columns, and remembers what was said', async () => {
		const { id, needsColumns } = must(await bring(`${OWN}Bij Fatma;buurthuis;51,05;3,72;09 123 45 67;bel eerst\n`));
		expect(needsColumns).toBe(true);
		expect(await stateOf(id)).toBe('columns');
		expect(refusedWith(await start(id, 'preview'))).toBe('columnMissing');
		expect(await showColumns(ctxOf(), id)).toMatchObject({
			header: ['Naam', 'Soort', 'Breedtegraad', 'Lengtegraad', 'Telefoon', 'Nota'],
			columns: ['name', 'kind', 'lat', 'lon', 'phone', null],
			samples: [['Bij Fatma'], ['buurthuis'], ['51,05'], ['3,72'], ['09 123 45 67'], ['bel eerst']]
		});
		const name = (...said: string[]) => nameColumns(ctxOf(), { uploadId: id, said });
		expect(refusedWith(await name('name', 'kind', 'lat', '', '', ''))).toBe('columnMissing');
		expect(refusedWith(await name('name', 'name', 'lat', 'lon', '', ''))).toBe('columnTwice');
		expect(refusedWith(await name('name', 'kind', 'lat', 'lon', 'nonsense', ''))).toBe('badInput');
		expect(refusedWith(await name('name', 'kind', 'lat', 'lon', '', '', 'street'))).toBe('badInput');
		must(await name('name', 'kind', 'lat', 'lon', 'phone', ''));
		expect(await carryOut(id, 'preview')).toMatchObject({ state: 'previewed', counts: { added: 1, doubtful: 0 } });
		must(await name('name', 'kind', 'lat', 'lon', '', 'street'));
		expect(await stateOf(id)).toBe('interrupted');
		await carryOut(id, 'import');
		expect(await places()).toMatchObject([{ name: 'Bij Fatma', phone: null, address: { street: 'bel eerst' } }]);
		expect(refusedWith(await name('name', 'kind', 'lat', 'lon', '', ''))).toBe('noSuchUpload');
	});

	it('may be GeoJSON, with tags or with names of its own', async () => {
		const collection = (properties: object) =>
			JSON.stringify({
				type: 'FeatureCollection',
				features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [3.72, 51.05] }, properties }]
			});
		const tagged = must(await bring(collection({ name: 'Bij Jan', amenity: 'cafe' })));
		expect(tagged.needsColumns).toBe(false);
		expect(await carryOut(tagged.id, 'import')).toMatchObject({ counts: { added: 1 } });
		const own = must(await bring(collection({ benaming: 'Bij Fatma', type: 'café' })));
		expect(await showColumns(ctxOf(), own.id)).toMatchObject({ columns: ['name', 'kind'] });
		expect(refusedWith(await nameColumns(ctxOf(), { uploadId: own.id, said: ['lat', 'name'] }))).toBe('badInput');
		must(await nameColumns(ctxOf(), { uploadId: own.id, said: ['name', 'kind'] }));
		expect(await carryOut(own.id, 'import')).toMatchObject({ counts: { added: 1 } });
		expect((await places()).map(({ name }) => name)).toEqual(['Bij Fatma', 'Bij Jan']);
	});

	it('leaves what a person edited, and says so with what stands there and what the list says', async () => {
		const [first, second] = [
			'Bij Jan,café,51,3.7,09 123 45 67,,1\n',
			'Bij Jan,café,51,3.7,09 765 43 21,Mo 08:00-12:00,1\n'
		];
		await carryOut(must(await bring(NAMED + first)).id, 'import');
		const [place] = await places();
		if (!place) throw new Error('no place');
		must(await changePlace(ctxOf(), place.id, { change: { phone: '0470 12 34 56' }, seen: place.version }));
		const phone = { before: '+32470123456', after: '+3291234567' };

		const same = must(await bring(NAMED + first)).id;
		expect((await carryOut(same, 'preview')).lines).toMatchObject([{ is: 'kept', facts: { phone } }]);
		const { id } = must(await bring(NAMED + second));
		const told = [
			{ is: 'changed', facts: { 'hours.week': { before: null, after: 'Mo 08:00-12:00' } } },
			{ is: 'kept', facts: { phone: { ...phone, after: '+3297654321' } } }
		];
		expect((await carryOut(id, 'preview')).lines).toMatchObject(told);
		const report = await carryOut(id, 'import');
		expect(report).toMatchObject({ lines: told, counts: { rows: 1, changed: 1, kept: 1, unchanged: 0 } });
		expect(await places()).toMatchObject([{ phone: '+32470123456', hours: { week: 'Mo 08:00-12:00' } }]);
	});

	describe('that was interrupted', () => {
		it('is gone on with, and its report tells of both halves', { timeout: 60_000 }, async () => {
			const { id } = must(await bring(listOf(2_200)));
			await breakOff(id);
			const half = (await places()).length;
			expect(half).toBeLessThan(2_200);
			expect(await show(id)).toMatchObject({ state: 'interrupted', tallies: { added: half } });
			// Whoever asks for another look is given what has to be done.
			const done = await carryOut(id, 'preview');
			expect(done).toMatchObject({ state: 'imported', counts: { rows: 2_200, added: 2_200, unchanged: 0 } });
			expect(await places()).toHaveLength(2_200);
		});

		it('is gone on with by a colleague, in the own name', { timeout: 60_000 }, async () => {
			const mia = await colleague('ambassador');
			const { id } = must(await bring(listOf(1_200)));
			await breakOff(id);
			must(await start(id, 'import', mia));
			await expect.poll(() => stateOf(id), { timeout: 20_000 }).toBe('imported');
			expect((await show(id)).by).toBe('Mia');
		});

		it('belongs to whoever took it over, also when the first worker wakes up again', { timeout: 60_000 }, async () => {
			const { id } = must(await bring(listOf(3_000)));
			must(await start(id, 'import'));
			await expect.poll(async () => (await places()).length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
			await engine
				.database()
				.asOwner((tx) => sql`update places.upload set worker = gen_random_uuid() where id = ${id}`.execute(tx));
			await background.stop();
			const then = (await places()).length;
			expect(then).toBeLessThan(3_000);
			expect((await show(id)).tallies.added).toBe(then);
			clock.forward(60_000);
			background = openBackground();
			expect(await carryOut(id, 'import')).toMatchObject({ counts: { added: 3_000 } });
		});
	});

	it('is worked on by one at a time, and one list comes in at a time', { timeout: 60_000 }, async () => {
		const [one, two] = [must(await bring(listOf(1_500))), must(await bring(NAMED + 'Bij Jan,café,51,3.7,,,x\n'))];
		const both = await Promise.all([start(one.id, 'import'), start(one.id, 'import')]);
		expect(both.map((result) => (result.ok ? 'begun' : result.refusal.code)).sort()).toEqual(['begun', 'uploadBusy']);
		expect(refusedWith(await start(two.id, 'import'))).toBe('importBusy');
		expect(refusedWith(await dropUpload(ctxOf(), one.id))).toBe('uploadBusy');
		expect(await stateOf(one.id)).toBe('working');
		await expect.poll(() => stateOf(one.id), { timeout: 20_000 }).toBe('imported');
		expect(await carryOut(two.id, 'import')).toMatchObject({ state: 'imported' });
		expect(await places()).toHaveLength(1_501);
	});

	it.each([
		['nothing', new Uint8Array(), 'emptyFile'],
		['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'isPicture'],
		['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4), 'isPacked'],
		['UTF-16', Uint8Array.of(0xff, 0xfe, 110, 0, 97, 0), 'wrongEncoding'],
		['half a GeoJSON', bytesOf('{"type":"FeatureCollection","features":[{'), 'notJson'],
		['other JSON', bytesOf('[1,2]'), 'notAFeatureCollection'],
		['a letter', bytesOf('Beste,\n\nHierbij de lijst.\n'), 'headerUnreadable'],
		['a header alone', bytesOf(NAMED), 'headerUnreadable'],
		['a quotation mark without end', bytesOf(`${NAMED}"${'x'.repeat(40_000)}`), 'notCsv'],
		['too much', new Uint8Array(5 * 1024 * 1024 + 1).fill(97), 'fileTooLarge']
	])('that is %s is refused with a sentence', async (_, bytes, code) => {
		const result = await takeInUpload(ctxOf(), { fileName: 'lijst.csv', bytes });
		expect(result).toMatchObject({
			ok: false,
			refusal: { code, field: 'file', sentence: expect.stringMatching(/^[A-Z].*\.$/) }
		});
		expect(must(await listUploads(ctxOf()))).toEqual([]);
	});

	it('keeps a name that can be shown, whatever it was called', async () => {
		const named = async (fileName: string) =>
			(await show(must(await takeInUpload(ctxOf(), { fileName, bytes: bytesOf(listOf(1)) })).id)).fileName;
		expect(await named('C:\\Users\\Jan\\plekken.csv')).toBe('plekken.csv');
		expect(await named('../../etc/\u202Epasswd')).toBe('passwd');
		expect(await named('')).toBe('lijst');
		expect(await named('é'.repeat(500))).toHaveLength(120);
	});

	it('is for coordinators and ambassadors of the network alone', async () => {
		const { id } = must(await bring(listOf(1)));
		const { member: stranger } = await givenNetwork(keeperOf(engine.database(), clock));
		const expert = await colleague('expert');
		for (const actor of [expert, GUEST]) {
			expect(refusedWith(await bring(listOf(1), actor))).toBe('notAllowed');
			expect(refusedWith(await listUploads(ctxOf(actor)))).toBe('notAllowed');
			expect(refusedWith(await start(id, 'import', actor))).toBe('notAllowed');
		}
		expect(must(await listUploads(ctxOf(stranger)))).toEqual([]);
		const attempts = [
			showUpload(ctxOf(stranger), id, 10),
			readReport(ctxOf(stranger), id),
			start(id, 'preview', stranger),
			dropUpload(ctxOf(stranger), id),
			nameColumns(ctxOf(stranger), { uploadId: id, said: [] }),
			showUpload(ctxOf(), 'nonsense', 10)
		];
		for (const attempt of attempts) expect(refusedWith(await attempt)).toBe('noSuchUpload');
		expect(must(await listUploads(ctxOf(await colleague('ambassador'))))).toHaveLength(1);
	});

	it('waits with nine others at most, and can be thrown away', async () => {
		const ids: string[] = [];
		for (let n = 0; n < 10; n++) ids.push(must(await bring(listOf(1))).id);
		expect(refusedWith(await bring(listOf(1)))).toBe('tooManyUploads');
		must(await dropUpload(ctxOf(), ids[0] ?? ''));
		expect(refusedWith(await dropUpload(ctxOf(), ids[0] ?? ''))).toBe('noSuchUpload');
		must(await bring(listOf(1)));
	});

	it('is told of in full, row after row', { timeout: 60_000 }, async () => {
		const { id } = must(await bring(listOf(2_500)));
		await carryOut(id, 'preview');
		const report = must(await readReport(ctxOf(), id));
		const rows = await Array.fromAsync(report.lines, ({ row }) => row);
		expect(rows).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 2));
	});

	it(
		'is forgotten: its file after a day, the lines of its report after thirteen months',
		{ timeout: 60_000 },
		async () => {
			const keeper = keeperOf(engine.database(), clock);
			const waiting = must(await bring(listOf(1))).id;
			const half = must(await bring(listOf(1_200))).id;
			await breakOff(half);
			const done = must(await bring(NAMED + 'Bij Jan,café,51,3.7,,,x\n')).id;
			await carryOut(done, 'import');
			clock.forward(DAY - HOUR);
			await forgetUploads(keeper);
			expect(await stateOf(waiting)).toBe('interrupted');
			clock.forward(2 * HOUR);
			expect(await stateOf(waiting)).toBe('gone');
			await forgetUploads(keeper);
			await forgetUploads(keeper);
			expect(refusedWith(await showUpload(ctxOf(), waiting, 10))).toBe('noSuchUpload');
			expect(await show(half)).toMatchObject({ state: 'gone', hasFile: false });
			expect((await show(half)).tallies.added).toBeGreaterThan(0);
			expect(refusedWith(await start(half, 'import'))).toBe('noSuchUpload');
			expect((await show(done)).lines).toHaveLength(1);
			clock.forward(397 * DAY);
			await forgetUploads(keeper);
			expect(await show(done)).toMatchObject({ state: 'imported', counts: { added: 1 }, lines: [] });
		}
	);
});
