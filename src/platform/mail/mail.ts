/** A message to one person, as plain text. There is no HTML mail: it reads everywhere, and nothing in it can track. */
export interface Message {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
}

/** The way out for mail: a mail server where one is configured, and otherwise files in the data directory. */
export interface Mailer {
	/** No mail server is set: messages become files. */
	readonly keepsFiles: boolean;
	/** @throws when the message could not be handed over; whoever sends decides what that means */
	send(message: Message): Promise<void>;
}
