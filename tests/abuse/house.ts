import { readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inject } from 'vitest';
import { ask, type Reply } from '#platform/http/asking.ts';
import { askServer, type CommandIo } from '#platform/command-socket.ts';
import { filesFrom, wholeOf } from '#platform/files/command-files.ts';
import { readOutbox } from '#platform/mail/read-outbox.ts';
import { SAID, type HouseFacts } from './build-house.ts';

const FORM = 'application/x-www-form-urlencoded';

/** What a form is filled with; a list is a field that is sent several times. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Asked {
	readonly cookie?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** An address of the internet: then it is the second house that is asked, by its proxy, and tries are counted there. */
	readonly from?: string;
}

/** The house that attacks are made on: the real server with pairs of networks in it, one for all files. */
export interface House extends HouseFacts {
	get(path: string, asked?: Asked): Promise<Reply>;
	/** Sends a form as a page of this house does. */
	post(path: string, fields: Fields, asked?: Asked): Promise<Reply>;
	/** Sends any body as what it is said to be. */
	postAs(path: string, body: string, type: string, asked?: Asked): Promise<Reply>;
	/** A form with a file in it. */
	postFile(path: string, fields: Fields, file: SentFile, asked?: Asked): Promise<Reply>;
	/** What `stoep WORDS` says, in the running server; throws when it fails. */
	stoep(...words: string[]): Promise<string>;
	/** Every row of every table that is kept, a line each. Sessions and letters are not among them. */
	rows(): Promise<string[]>;
	/** The mails to somebody, the newest first. */
	mails(to: string): Promise<string[]>;
}

export interface SentFile {
	readonly field: string;
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

/** Asks for the house; it is built for the first who does. */
export async function theHouse(): Promise<House> {
	const facts = await factsAt(inject('house'));
	const { data } = facts;
	const asking = ({ cookie, from, headers }: Asked) => ({
		...(cookie === undefined ? {} : { cookie }),
		...(from === undefined ? {} : { 'x-forwarded-for': from }),
		...headers
	});
	const portFor = ({ from }: Asked) => (from === undefined ? facts.port : facts.guarded);
	const send = (path: string, body: Buffer | string, type: string, asked: Asked = {}) => {
		const origin = asked.from === undefined ? facts.origin : SAID;
		const headers = { origin, 'content-type': type, ...asking(asked) };
		return ask(portFor(asked), path, { method: 'POST', body: body as string, headers });
	};
	let backups = 0;
	const house: House = {
		...facts,
		get: (path, asked = {}) => ask(portFor(asked), path, { headers: asking(asked) }),
		postAs: send,
		post: (path, fields, asked) => send(path, formOf(fields).toString(), FORM, asked),
		async postFile(path, fields, { field, name, type, bytes }, asked) {
			const form = new FormData();
			for (const [key, value] of formOf(fields)) form.append(key, value);
			form.append(field, new Blob([Uint8Array.from(bytes)], { type }), name);
			const encoded = new Response(form);
			return send(path, Buffer.from(await encoded.bytes()), encoded.headers.get('content-type') ?? '', asked);
		},
		async stoep(...words) {
			const said: string[] = [];
			const exit = await askServer(data, words, ioInto(said, data));
			if (exit !== 0) throw new Error(`stoep ${words.join(' ')}: ${said.join('\n')}`);
			return said.join('\n');
		},
		async rows() {
			const file = join(data, `seen-${process.pid}-${++backups}.jsonl.gz`);
			await house.stoep('backup', file);
			const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
			rmSync(file);
			// The first and the last line tell when this was.
			return lines.filter((line) => !/^\["(?:stoep|end)"/.test(line));
		},
		async mails(to) {
			const all = [...(await readOutbox(data)), ...(await readOutbox(`${data}-guarded`))];
			return all.filter(({ text }) => text.includes(`To: ${to}\n`)).map(({ text }) => text.replaceAll('=\n', ''));
		}
	};
	return house;
}

function factsAt(socketPath: string): Promise<HouseFacts> {
	return new Promise((resolve, reject) => {
		const asking = request({ socketPath, method: 'POST', path: '/' }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part: string) => (text += part));
			response.on('end', () =>
				response.statusCode === 200 ? resolve(JSON.parse(text) as HouseFacts) : reject(new Error(text))
			);
		});
		asking.on('error', reject);
		asking.end();
	});
}

function formOf(fields: Fields): URLSearchParams {
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
	return form;
}

function ioInto(said: string[], folder: string): CommandIo {
	const files = filesFrom(folder);
	return {
		print: (line) => void said.push(line),
		complain: (line) => void said.push(line),
		progress: () => {},
		read: (file) => wholeOf(files.pieces(file)),
		...files
	};
}
