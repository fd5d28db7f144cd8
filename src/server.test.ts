import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '#platform/http/asking.ts';

/** A built application in miniature: it meets the entry as the real one does, by the symbol. */
const APPLICATION = `
	const meeting = globalThis[Symbol.for('stoep.meeting')];
	meeting.health.add(async () => ({ database: 'ok' }));
	meeting.onShutdown.add(async () => console.log('database closed'));
	const { PROTOCOL_HEADER, HOST_HEADER, ADDRESS_HEADER, BODY_SIZE_LIMIT, TZ } = process.env;
	export const handler = (request, response) => response.end(JSON.stringify({
		seen: [PROTOCOL_HEADER, HOST_HEADER, ADDRESS_HEADER].map((name) => request.headers[name]), BODY_SIZE_LIMIT, TZ
	}));
`;

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'stoep-'));
	writeFileSync(join(folder, 'package.json'), '{ "type": "module", "version": "9.9.9" }');
});
afterEach(() => rmSync(folder, { recursive: true }));

function build(application: string): void {
	mkdirSync(join(folder, 'build'));
	writeFileSync(join(folder, 'build', 'handler.js'), application);
}

/** Starts the entry in the folder; `says` gathers what it prints. */
function start(env: Record<string, string>) {
	const child = spawn(process.execPath, [resolve('src/server.ts')], {
		cwd: folder,
		env: { PATH: process.env.PATH, PORT: '0', ...env }
	});
	const says = { text: '' };
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (says.text += String(data)));
	const ended = once(child, 'close') as Promise<[number | null]>;
	const opened = new Promise<number>((open, fail) => {
		child.stdout.on('data', () => {
			const port = /^Stoep is open at http:\/\/127\.0\.0\.1:(\d+)$/m.exec(says.text)?.[1];
			if (port) open(Number(port));
		});
		void ended.then(() => fail(new Error(`It ended: ${says.text}`)));
	});
	opened.catch(() => undefined);
	return { child, says, ended, opened };
}

describe('node src/server.ts', () => {
	it('hands the application its origin, its limits and the Belgian clock, and stops in order', async () => {
		build(APPLICATION);
		const { child, says, ended, opened } = start({});
		const port = await opened;
		expect(JSON.parse((await ask(port, '/')).text)).toEqual({
			seen: ['http', `localhost:${port}`.replace('localhost', '127.0.0.1'), '127.0.0.1'],
			BODY_SIZE_LIMIT: '6291456',
			TZ: 'Europe/Brussels'
		});
		expect(JSON.parse((await ask(port, '/health')).text)).toMatchObject({
			status: 'ok',
			version: '9.9.9',
			checks: { application: 'ok', database: 'ok' }
		});
		child.kill('SIGTERM');
		const [code] = await ended;
		// Windows knows no signals: a killed process is simply gone.
		if (process.platform === 'win32') return;
		expect(code).toBe(0);
		expect(says.text).toContain('database closed');
	});

	it.each([
		['when it is not built', undefined, {}, /not built yet/],
		['when a setting cannot be meant', APPLICATION, { STOEP_ORIGIN: 'stoep' }, /STOEP_ORIGIN is "stoep"/],
		['when the application refuses', 'throw new Error("The folder is in use.");', {}, /The folder is in use\.\n$/]
	])('says why and ends with 1 %s', async (_, application, env, sentence) => {
		if (application) build(application);
		const { says, ended } = start(env);
		expect((await ended)[0]).toBe(1);
		expect(says.text).toMatch(/^Stoep could not start\. /);
		expect(says.text).toMatch(sentence);
		expect(says.text).not.toMatch(/\n\s+at /);
	});

	it('says that the port is busy, before the application opens anything', async () => {
		build('console.log("opened"); export const handler = () => undefined;');
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		const { says, ended } = start({ PORT: String(port) });
		expect((await ended)[0]).toBe(1);
		expect(says.text).toContain(`Port ${port} is already in use`);
		expect(says.text).not.toContain('opened');
		other.close();
	});
});
