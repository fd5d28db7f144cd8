import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type { Mailer } from './mail.ts';

/** Where the stand-in keeps what it would have sent. */
export function outboxOf(dataDirectory: string): string {
	return path.join(dataDirectory, 'mail');
}

/**
 * Opens the way out for mail. With `STOEP_SMTP` (`smtps://user:secret@mail.example.org`) and `STOEP_MAIL_FROM` it is a
 * mail server; without them every message becomes an .eml file and a line on the screen, so that everything can be seen working offline.
 *
 * @throws when only one of the two is set
 */
export function openMailer(env: Readonly<NodeJS.ProcessEnv>, dataDirectory: string, clock: () => Date): Mailer {
	const { STOEP_SMTP: server, STOEP_MAIL_FROM: from } = env;
	if (Boolean(server) !== Boolean(from)) {
		throw new Error('Mail needs both STOEP_SMTP and STOEP_MAIL_FROM, or neither.');
	}
	if (server && from) {
		const transport = nodemailer.createTransport(server);
		return { keepsFiles: false, send: async (message) => void (await transport.sendMail({ from, ...message })) };
	}
	const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
	return {
		keepsFiles: true,
		async send(message) {
			const date = clock();
			// Whoever opens the file finds the link as it is, also between lines of Arabic.
			const kept = { from: 'stoep@localhost', date, textEncoding: 'quoted-printable' as const, ...message };
			const { message: bytes, messageId } = await transport.sendMail(kept);
			const outbox = outboxOf(dataDirectory);
			await mkdir(outbox, { recursive: true, mode: 0o700 });
			const name = `${date.toISOString().replaceAll(':', '-')}-${messageId.replace(/[^a-z0-9]/gi, '').slice(0, 12)}.eml`;
			const file = path.join(outbox, name);
			await writeFile(file, bytes as Buffer, { mode: 0o600 });
			// Whoever tries Stoep out sees at once where the code to sign in with is.
			process.stdout.write(`A mail to ${message.to} is kept in ${file}\n`);
		}
	};
}
