import { outboxOf } from '#platform/mail/open-mailer.ts';
import type { Command } from './command.ts';

const trial: Command = {
	name: 'mail try',
	about: 'Sends a mail to see whether mail works. Without a mail server it becomes a file in the data directory.',
	takes: ['ADDRESS'],
	examples: ['mail try fatma@gent.example'],
	async run(call) {
		const to = call.word('ADDRESS');
		const { mail, dataDirectory } = call.installation;
		await mail.send({ to, subject: 'Stoep: a trial', text: 'This arrived, so the mail of Stoep works.\n' });
		call.print(mail.keepsFiles ? `Kept as a file in ${outboxOf(dataDirectory)}.` : 'Handed to the mail server.');
	}
};

export const mailCommands: readonly Command[] = [trial];
