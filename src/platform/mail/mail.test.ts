import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMailer, outboxOf } from './open-mailer.ts';
import { readOutbox } from './read-outbox.ts';

let directory = '';
beforeEach(async () => {
	directory = await mkdtemp(path.join(os.tmpdir(), 'stoep-mail-'));
});
afterEach(() => rm(directory, { recursive: true }));

const clockAt = (text: string) => () => new Date(text);

describe('the stand-in for mail', () => {
	it('writes each message to a file that only its owner reads, and gives them back newest first', async () => {
		const message = { to: 'an@example.org', subject: 'Welkom in de ploeg', text: 'Dag An,\n\nje hoort er nu bij.' };
		await openMailer({}, directory, clockAt('2026-03-03T13:00:00Z')).send(message);
		await openMailer({}, directory, clockAt('2026-03-03T14:00:00Z')).send({ ...message, subject: 'Tweede' });
		const kept = await readOutbox(directory);
		expect(kept).toHaveLength(2);
		expect(kept[0]?.text).toContain('Subject: Tweede');
		expect(kept[1]?.text).toContain('To: an@example.org');
		expect(kept[1]?.text).toContain('je hoort er nu bij.');
		const { mode } = await stat(path.join(outboxOf(directory), kept[0]?.name ?? ''));
		expect(mode & 0o077).toBe(0);
	});

	it('keeps a line break in a subject from becoming another header', async () => {
		const subject = 'Hallo\r\nBcc: ander@example.org';
		await openMailer({}, directory, clockAt('2026-03-03T13:00:00Z')).send({ to: 'an@example.org', subject, text: '.' });
		expect((await readOutbox(directory))[0]?.text).not.toMatch(/^Bcc:/m);
	});

	it('keeps a link as it is, in whatever script the words around it are', async () => {
		const text = `مرحبًا فاطمة، ${'افتحي هذا الرابط. '.repeat(10)}\n\nhttp://localhost:3000/ar/team/letter/abc`;
		await openMailer({}, directory, clockAt('2026-03-03T13:00:00Z')).send({ to: 'an@example.org', subject: 'س', text });
		expect((await readOutbox(directory))[0]?.text).toContain('\nhttp://localhost:3000/ar/team/letter/abc');
	});

	it('is empty where nothing was sent', async () => {
		expect(await readOutbox(directory)).toEqual([]);
	});

	it('refuses half a configuration', () => {
		expect(() => openMailer({ STOEP_SMTP: 'smtp://localhost' }, directory, clockAt('2026-03-03T13:00:00Z'))).toThrow(
			'both'
		);
	});
});
