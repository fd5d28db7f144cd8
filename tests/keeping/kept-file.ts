import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { addUp, backupFile, makeBackup, restore, type Archive } from '#keeping';
import type { Context } from '#platform/context.ts';
import { filesFrom } from '#platform/files/command-files.ts';
import { must } from '../engines/given.ts';

/** A folder that goes away with the test. */
export function folderOfTest(): string {
	const folder = mkdtempSync(join(tmpdir(), 'stoep-keeping-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** Keeps all there is in a file. */
export async function keepIn(ctx: Context, file: string): Promise<string> {
	const made = await makeBackup(ctx, () => filesFrom('/').create(file));
	return made.ending.sha256;
}

export function archiveAt(file: string): Archive {
	return backupFile(file, () => filesFrom('/').pieces(file));
}

/** Restores a file that is good. */
export async function restoreFrom(ctx: Context, file: string, more: Partial<Parameters<typeof restore>[1]> = {}) {
	return must(await restore(ctx, { archive: archiveAt(file), replace: true, erased: [], ...more }));
}

/** What all there is comes to. */
export async function sumOf(ctx: Context): Promise<string> {
	return (await addUp(ctx)).ending.sha256;
}

/** A copy of a file with some change made to its bytes. */
export function spoilt(file: string, change: (bytes: Buffer) => Buffer): string {
	const other = `${file}.spoilt`;
	writeFileSync(other, change(readFileSync(file)));
	return other;
}
