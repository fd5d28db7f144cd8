import path from 'node:path';
import { KEEPER } from '#kernel/actor.ts';
import { forgetTimes } from '#board';
import { backupFolderOf } from '#keeping';
import { listNetworks } from '#networks';
import { forgetNames, forgetNotes, forgetUploads, locatePlaces } from '#places';
import { openBackground, type Background } from '#platform/background.ts';
import { migrate, openDatabase, type Database } from '#platform/database/index.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import { openMailer } from '#platform/mail/open-mailer.ts';

/** What an installation has beside its database. */
export interface Premises {
	/** Absolute; everything that is not in the database (mail of the offline stand-in, the lock, the socket) is in it. */
	readonly dataDirectory: string;
	/** The folder of the daily backups, absolute. */
	readonly backups: string;
	readonly clock: () => Date;
	readonly mail: Mailer;
	/**
	 * The address people type, as the settings say it and never as a request does: links in mails start with it, and a
	 * request can claim any host.
	 */
	readonly address: string;
}

/** One Stoep on one machine: its database, its data directory and its clock. */
export interface Installation extends Premises {
	readonly db: Database;
	readonly background: Background;
}

const EVERY_HOUR = 3_600_000;
const EVERY_DAY = 24 * EVERY_HOUR;

/** The data directory as the environment says, absolute: `STOEP_DATA`, or `data` in the project's folder. */
export function dataDirectoryOf(env: Readonly<NodeJS.ProcessEnv>): string {
	return path.resolve(env.STOEP_DATA || 'data');
}

/** The premises as the environment says; nothing is opened. */
export function premisesOf(env: Readonly<NodeJS.ProcessEnv>): Premises {
	const dataDirectory = dataDirectoryOf(env);
	const clock = clockOf(env);
	return {
		dataDirectory,
		backups: backupFolderOf(env, dataDirectory),
		clock,
		mail: openMailer(env, dataDirectory, clock),
		address: addressOf(env)
	};
}

/**
 * Opens the installation as the environment says and brings its schema up to date.
 *
 * @throws when the data directory is in use by another process, or PostgreSQL cannot be reached
 */
export async function openInstallation(env: Readonly<NodeJS.ProcessEnv>): Promise<Installation> {
	const premises = premisesOf(env);
	const { dataDirectory } = premises;
	const db = await openDatabase(env.DATABASE_URL ? { url: env.DATABASE_URL } : { dataDirectory });
	try {
		await migrate(db);
	} catch (error) {
		await db.close();
		throw error;
	}
	return { ...premises, db, background: openBackground() };
}

/** The address of this installation: `STOEP_ORIGIN`, or the machine itself. */
export function addressOf(env: Readonly<NodeJS.ProcessEnv>): string {
	return env.STOEP_ORIGIN?.replace(/\/$/, '') || `http://localhost:${env.PORT || '3000'}`;
}

/**
 * What is done every day: what a killed process may have left, and what has to be forgotten. Twice does no harm.
 *
 * @returns on how many lines of boards times were forgotten
 */
export async function doDailyWork({ db, clock }: Pick<Installation, 'db' | 'clock'>): Promise<number> {
	const ctx = { db, actor: KEEPER, clock };
	for (const network of await listNetworks(ctx)) await locatePlaces(ctx, network.id);
	await forgetNames(ctx);
	await forgetNotes(ctx);
	await forgetUploads(ctx);
	return forgetTimes(ctx);
}

/** What is done beside the requests: now what a killed process may have left, and in time what has to be forgotten. */
export function keepHouse({ db, clock }: Installation): () => void {
	const ends = [
		regularly(EVERY_DAY, () => doDailyWork({ db, clock })),
		regularly(EVERY_HOUR, () => forgetUploads({ db, actor: KEEPER, clock }))
	];
	return () => ends.forEach((end) => end());
}

/** Does some work now and then again and again, until it is ended. */
function regularly(milliseconds: number, work: () => Promise<unknown>): () => void {
	// A failure (the database is away) is tried again the next time; nothing that a person waits for depends on it.
	const attempt = () => void work().catch((error) => console.error('The regular work failed.', error));
	attempt();
	const timer = setInterval(attempt, milliseconds);
	timer.unref();
	return () => clearInterval(timer);
}

/** The clock; `STOEP_NOW` lets it begin at another moment, for screenshots and tests of opening hours. */
function clockOf(env: Readonly<NodeJS.ProcessEnv>): () => Date {
	if (!env.STOEP_NOW) return () => new Date();
	const start = new Date(env.STOEP_NOW).getTime();
	if (Number.isNaN(start)) throw new Error('STOEP_NOW is not a moment such as 2026-03-03T14:00:00+01:00.');
	const offset = start - Date.now();
	return () => new Date(Date.now() + offset);
}
