import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate, openDatabase, type Database, type DatabaseLocation } from '#platform/database/index.ts';
import { foundCity } from './city.ts';
import { onEachEngine } from './engine-under-test.ts';
import type { Figure, Group } from './figures.ts';
import type { KeepingDone, KeepingJob } from './keeping-worker.ts';

const PLACES = 60_000;
const EVENTS = 1_000_000;
const SEED = 1;

/** A heap in which it has to fit, however much there is to keep: it ends the process when it does not. */
const SMALL_HEAP = ['--max-old-space-size=64', '--max-semi-space-size=2'];

/** Backup and restore of a large city, each in a process of its own. Takes minutes, so only when it is asked for. */
export const keeping: Group = {
	name: 'keeping',
	onlyWhenAsked: true,
	measure: (report) =>
		onEachEngine(async (engine) => {
			const folder = mkdtempSync(join(tmpdir(), 'stoep-bench-keeping-'));
			try {
				const full = await engine.place();
				await fill(full, async (db) => {
					await foundCity(db, PLACES, SEED);
					await tapOften(db);
				});
				const file = join(folder, 'city.jsonl.gz');
				const backup = await inOwnProcess({ location: full, file, does: 'backup' });
				tell(report, `backup, ${engine.name}`, backup);
				report({ name: `its size, ${engine.name}`, value: statSync(file).size / 2 ** 20, unit: 'MB' });
				// Made before it is measured: a new embedded database takes more memory than anything that happens in it.
				const empty = await engine.place();
				await fill(empty, async () => {});
				const restored = await inOwnProcess({ location: empty, file, does: 'restore' });
				tell(report, `restore, ${engine.name}`, restored);
				if (backup.sha256 !== restored.sha256) throw new Error('What was restored is not what was kept.');
			} finally {
				rmSync(folder, { recursive: true, force: true });
			}
		})
};

async function fill(location: DatabaseLocation, work: (db: Database) => Promise<void>): Promise<void> {
	const db = await openDatabase(location);
	try {
		await migrate(db);
		await work(db);
	} finally {
		await db.close();
	}
}

function tell(report: (figure: Figure) => void, name: string, { seconds, megabytes }: KeepingDone): void {
	const what = `${name}: ${PLACES} places, ${EVENTS} events`;
	report({ name: what, value: seconds, unit: 's' });
	report({ name: 'its peak memory, with a heap of 64 MB', value: megabytes, unit: 'MB' });
}

/** So many taps in one statement: every line was treated its share of them, and all of it is waiting. */
async function tapOften(db: Database): Promise<void> {
	await db.asOwner(async (tx) => {
		await sql`set local statement_timeout = 0`.execute(tx);
		await sql`create temporary table numbered on commit drop as
			select id, network_id, place_id, row_number() over (order by id) - 1 as number from board.line`.execute(tx);
		await sql`insert into board.event (id, line_id, network_id, place_id, kind, n, may_pass_on, era, at)
			select (lpad(to_hex(1767225600000 + e * 1000), 12, '0') || '7' || substr(md5(e::text), 1, 3) || '8'
					|| substr(md5(e::text), 4, 15))::uuid,
				l.id, l.network_id, l.place_id, 'treated', 1, true, 0, to_timestamp(1767225600 + e)
			from generate_series(1, ${EVENTS}::bigint) e
				join numbered l on l.number = e % (select count(*) from numbered)`.execute(tx);
		await sql`update board.line l set treated = e.n, waiting = e.n, may_pass_on = e.n, last_at = e.at, last_id = e.id
			from (select line_id, count(*)::integer as n, max(at) as at, (array_agg(id order by at desc))[1] as id
				from board.event group by line_id) e where e.line_id = l.id`.execute(tx);
	});
}

async function inOwnProcess(job: KeepingJob): Promise<KeepingDone> {
	const child = fork('tests/bench/keeping-worker.ts', {
		stdio: 'inherit',
		execArgv: [...process.execArgv, ...SMALL_HEAP]
	});
	const answer = once(child, 'message');
	child.send(job);
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`The process ended with ${String(code)}.`);
	});
	const [done] = (await Promise.race([answer, ended])) as [KeepingDone];
	ended.catch(() => {});
	child.kill();
	return done;
}
