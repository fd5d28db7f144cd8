import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { LEFT_OUT, type KeptTable } from '../../src/keeping/domain/catalogue.ts';
import { tablesOf } from '../../src/keeping/server/catalogue-store.ts';
import { rowsInto, rowsOf, speakPlainly } from '../../src/keeping/server/rows-store.ts';
import { describeEngines } from '../engines/engines.ts';
import { tablesOf as tablesThere } from '../privacy/catalog.ts';

describeEngines('every table', (engine) => {
	const known = () => engine.database().asOwner(tablesOf);

	it('is known to keeping, because its schema lets the application in', async () => {
		expect((await known()).map(({ name }) => name)).toEqual(await tablesThere(engine.database()));
	});

	it('has a primary key, by which its rows are in one order', async () => {
		const without = (await known()).filter(({ key }) => key.length === 0);
		expect(without.map(({ name }) => name)).toEqual([]);
	});

	it('has no column whose value can be written in two ways, and no column that is worked out is kept', async () => {
		const tables = await known();
		const json = tables.filter(({ columns }) => columns.some(({ type }) => type === 'json' || type === 'xml'));
		expect(json.map(({ name }) => name)).toEqual([]);
		const place = tables.find(({ name }) => name === 'places.place');
		expect(place?.columns.map(({ name }) => name)).not.toContain('spot');
	});

	it('that is left out is there', async () => {
		expect((await known()).map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(LEFT_OUT)));
	});

	describe('that may come', () => {
		// Values that two engines, two versions or two settings could write in two ways.
		const ODD = [
			`1, 0.1::float8 + 0.2::float8, 1.0000000000000002, 12345678901234567890.1200, 'infinity', '2026-03-29 02:30:00.123456+02',
				'0044-03-15 BC', '3 years 2 mons -4 days 05:06:07.000001', '\\x00ff5c22', '{"b": 1.10, "a": ["\\u00e9", null, "\\ud83c\\udf5e"]}',
				E'regel\\r\\n\\ttab "quote" \\\\ \\u0001 é 🍞', '{"a,b",NULL,"","{}"}', '(1.1,2)', true, 9007199254740993, '192.0.2.0/24'`,
			`2, 'NaN', 'Infinity', -0.0, '-infinity', 'infinity', 'infinity', '0', '', 'null', '', '{}', null, null, -1, null`,
			`3, 5e-324, 1e308, 0, null, null, null, null, null, null, 'Éclair', null, null, null, null, null`
		];
		const COLUMNS = `id integer, f float8, g float8, n numeric, d date, t timestamptz, bc date, i interval, b bytea, j jsonb,
			x text, a text[], p point, y boolean, big bigint, ip cidr`;

		/** As both engines write them. */
		const WRITTEN = [
			String.raw`{"id":2,"f":"NaN","g":"Infinity","n":0.0,"d":"-infinity","t":"infinity","bc":"infinity","i":"00:00:00","b":"\\x","j":{"stoep": "null inside"},"x":"","a":[],"p":null,"y":null,"big":-1,"ip":null}`,
			String.raw`{"id":1,"f":0.30000000000000004,"g":1.0000000000000002,"n":12345678901234567890.1200,"d":"infinity","t":"2026-03-29T00:30:00.123456+00:00","bc":"0044-03-15 BC","i":"3 years 2 mons -4 days +05:06:07.000001","b":"\\x00ff5c22","j":{"a": ["é", null, "🍞"], "b": 1.10},"x":"regel\r\n\ttab \"quote\" \\ \u0001 é 🍞","a":["a,b",null,"","{}"],"p":"(1.1,2)","y":true,"big":9007199254740993,"ip":"192.0.2.0/24"}`,
			String.raw`{"id":3,"f":5e-324,"g":1e+308,"n":0,"d":null,"t":null,"bc":null,"i":null,"b":null,"j":null,"x":"Éclair","a":null,"p":null,"y":null,"big":null,"ip":null}`
		];

		it('with odd values comes back as it was, and is the same text on every engine', async () => {
			const result = await engine.database().asOwner(async (tx) => {
				// Whatever the connection was told before.
				await sql`select set_config('timezone', 'Asia/Kathmandu', true), set_config('datestyle', 'German', true),
					set_config('extra_float_digits', '-10', true), set_config('bytea_output', 'escape', true)`.execute(tx);
				await sql.raw(`create schema odd`).execute(tx);
				await sql`grant usage on schema odd to stoep_app`.execute(tx);
				await sql.raw(`create table odd.one (${COLUMNS}, primary key (x, id))`).execute(tx);
				await sql.raw(`create table odd.two (${COLUMNS}, primary key (x, id))`).execute(tx);
				for (const row of ODD) await sql.raw(`insert into odd.one values (${row})`).execute(tx);
				await speakPlainly(tx);
				const [one, other] = (await tablesOf(tx)).filter(({ name }) => name.startsWith('odd.'));
				if (!one || !other) throw new Error('They are not known.');
				const read = async (table: KeptTable) => {
					const rows: string[] = [];
					for await (const page of rowsOf(tx, table)) rows.push(...page);
					return rows;
				};
				const rows = await read(one);
				const two = rowsInto(
					tx,
					other,
					other.columns.map(({ name }) => name)
				);
				for (const row of rows) await two.add(row);
				await two.flush();
				const back = await read(other);
				const { rows: same } =
					await sql`select count(*) as n from odd.one one join odd.two two on one::text = two::text`.execute(tx);
				await sql`drop schema odd cascade`.execute(tx);
				return { rows, back, same };
			});
			expect(result.back).toEqual(result.rows);
			expect(result.same).toEqual([{ n: 3 }]);
			expect(result.rows).toEqual(WRITTEN);
		});
	});
});
