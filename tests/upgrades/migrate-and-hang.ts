/**
 * A process that brings a database up to date, with one step more that is in the middle of its work for ever. It says when
 * it is there, so that whoever started it can kill it at that moment.
 */
import { CompiledQuery } from 'kysely';
import { migrate, openDatabase, type DatabaseLocation } from '#platform/database/index.ts';
import { migrations } from '../../src/platform/database/migrations/index.ts';

process.on('message', (location: DatabaseLocation) => void run(location));

async function run(location: DatabaseLocation): Promise<void> {
	const db = await openDatabase(location);
	await migrate(db, {
		...migrations,
		'9999-never-done': {
			async up(database) {
				await database.executeQuery(CompiledQuery.raw('create table platform.half (id uuid primary key)'));
				await database.executeQuery(CompiledQuery.raw('alter table places.place add column half text'));
				process.send?.('in the middle');
				await new Promise(() => {});
			}
		}
	});
}
