import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesFrom, wholeOf, type CommandFiles } from './command-files.ts';
import { answering, askingFor } from './files-by-message.ts';

describe.each(['of this machine', 'by message'])('files %s', (kind) => {
	let folder: string;
	let files: CommandFiles;
	let leave = async () => {};
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'stoep-files-'));
		const local = filesFrom(folder);
		const terminal = answering(local);
		leave = terminal.leave;
		// What goes through a socket is text.
		const sent = askingFor(async (ask) =>
			JSON.parse(JSON.stringify(await terminal.answer(JSON.parse(JSON.stringify(ask)))))
		);
		files = kind === 'by message' ? sent : local;
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, index) => index % 251));

	it('appear whole, at the end, for their owner alone, and are read as they were written', async () => {
		const file = await files.create('uit.bin');
		await file.write(bytes.subarray(0, 300_000));
		expect(readdirSync(folder)).not.toContain('uit.bin');
		await file.write(bytes.subarray(300_000));
		await file.finish();
		expect(readdirSync(folder)).toEqual(['uit.bin']);
		expect(statSync(join(folder, 'uit.bin')).mode & 0o777).toBe(0o600);
		expect(bytes.equals(await wholeOf(files.pieces('uit.bin')))).toBe(true);
	});

	it('that are given up leave what stood there', async () => {
		writeFileSync(join(folder, 'uit.bin'), 'van gisteren');
		const file = await files.create('uit.bin');
		await file.write(bytes);
		await file.abandon();
		expect(readdirSync(folder)).toEqual(['uit.bin']);
		expect(readFileSync(join(folder, 'uit.bin'), 'utf8')).toBe('van gisteren');
	});

	it('can be left half read, and opened twice', async () => {
		writeFileSync(join(folder, 'in.bin'), bytes);
		for await (const piece of files.pieces('in.bin')) {
			expect(piece.length).toBeGreaterThan(0);
			break;
		}
		expect((await wholeOf(files.pieces('in.bin'))).length).toBe(bytes.length);
	});

	it('say in a sentence what cannot be', async () => {
		writeFileSync(join(folder, 'vol'), 'x');
		await expect(wholeOf(files.pieces('nergens'))).rejects.toThrow('The file nergens cannot be read.');
		await expect(files.create('nergens/uit')).rejects.toThrow('cannot be written: there is no such file or folder.');
		await expect(files.createFolder('vol/in')).rejects.toThrow('The folder vol/in cannot be made');
		await expect(files.createFolder('.')).rejects.toThrow('The folder . is not empty');
		await files.createFolder('nieuw/diep');
		expect(statSync(join(folder, 'nieuw/diep')).mode & 0o777).toBe(0o700);
	});

	it('that the other side left open are taken away', async () => {
		if (kind !== 'by message') return;
		await (await files.create('half.bin')).write(bytes);
		await leave();
		expect(readdirSync(folder)).toEqual([]);
	});
});
