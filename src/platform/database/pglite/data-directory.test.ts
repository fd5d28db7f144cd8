import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { KEEPER } from '#kernel/actor.ts';
import { freshDatabase } from '#tests/engines/engines.ts';
import { openDatabase } from '../index.ts';

const PATIENCE = 60_000;

async function directory(): Promise<string> {
	const location = await freshDatabase('pglite');
	if (!('dataDirectory' in location)) throw new Error('PGlite lives in a directory.');
	return location.dataDirectory;
}

/** Another process, which opens the directory as `db` and runs some code. */
function another(dataDirectory: string, code: string): ChildProcessWithoutNullStreams {
	const script = `import { sql } from 'kysely';
		import { KEEPER } from '#kernel/actor.ts';
		import { done } from '#kernel/result.ts';
		import { openDatabase } from '#platform/database/index.ts';
		const db = await openDatabase({ dataDirectory: process.env.DIRECTORY });
		${code}`;
	const child = spawn(process.execPath, ['-'], { env: { ...process.env, DIRECTORY: dataDirectory }, stdio: 'pipe' });
	child.stdin.end(script);
	return child;
}

describe('the data directory of PGlite', () => {
	it('is for one process: the second gets a clear sentence', { timeout: PATIENCE }, async () => {
		const dataDirectory = await directory();
		const database = await openDatabase({ dataDirectory });
		const sentence = `The data directory ${dataDirectory} is in use by another Stoep. Stop that one first.`;
		const second = another(dataDirectory, '');
		const [said, [code]] = await Promise.all([text(second.stderr), once(second, 'exit')]);
		expect(code).not.toBe(0);
		expect(said).toContain(sentence);
		await expect(openDatabase({ dataDirectory })).rejects.toThrow(sentence);
		await database.close();
		await (await openDatabase({ dataDirectory })).close();
	});

	it(
		'opens again after a kill -9 with all that was acknowledged, and nothing by half',
		{ timeout: PATIENCE },
		async () => {
			const dataDirectory = await directory();
			const put = (of: string) => `await sql\`insert into people.session
			(id, secret_hash, holder, holder_id, opened_at, expires_at)
			values (gen_random_uuid(), sha256(\${'${of}' + n}::text::bytea), 'counter',
				lpad(\${n}::text, 32, '0')::uuid, now(), now())\`.execute(tx);`;
			const writer = another(
				dataDirectory,
				`for (let n = 1; ; n++) {
				await db.write(KEEPER, async (tx) => { ${put('one')} ${put('two')} return done(null); });
				console.log(n);
			}`
			);
			let acknowledged = 0;
			for await (const line of createInterface({ input: writer.stdout })) {
				acknowledged = Number(line);
				if (acknowledged === 60) writer.kill('SIGKILL');
			}
			expect(acknowledged).toBeGreaterThanOrEqual(60);

			const database = await openDatabase({ dataDirectory });
			const { rows } = await database.read(KEEPER, (tx) =>
				sql<{ rows: number }>`select count(*) as rows from people.session group by holder_id`.execute(tx)
			);
			await database.close();
			expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
			expect(rows.length).toBeLessThanOrEqual(acknowledged + 1);
			expect(rows.every((each) => each.rows === 2)).toBe(true);
		}
	);
});
