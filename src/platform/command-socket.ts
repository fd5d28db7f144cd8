import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { wholeOf, type CommandFiles } from './files/command-files.ts';
import { answering, askingFor, type Answer, type Ask } from './files/files-by-message.ts';

/** What a command needs of whoever typed it, on this side or the other side of the socket. */
export interface CommandIo extends CommandFiles {
	print(line: string): void;
	complain(line: string): void;
	/** Overwrites one line that tells how far a long command is; not kept in a file. */
	progress(line: string): void;
	/** The bytes of a file as the person named it; throws a sentence when it cannot be read. */
	read(file: string): Promise<Uint8Array>;
}

export type CommandRunner = (argv: readonly string[], io: CommandIo) => Promise<number>;

type FromServer =
	{ print: string } | { complain: string } | { progress: string } | { ask: Ask; id: number } | { exit: number };
type FromClient = { argv: string[] } | ({ id: number } & Answer);

// A socket's path has at most about 100 bytes; a long data directory gets one beside the temporary files.
const LONGEST_PATH = 100;

/** Where the running server listens for commands. Only its owner can open it. */
function socketPath(dataDirectory: string): string {
	const key = createHash('sha256').update(path.resolve(dataDirectory)).digest('hex').slice(0, 16);
	if (process.platform === 'win32') return `\\\\.\\pipe\\stoep-${key}`;
	const beside = path.join(dataDirectory, 'commands.sock');
	if (Buffer.byteLength(beside) <= LONGEST_PATH) return beside;
	return path.join(os.tmpdir(), `stoep-${process.getuid?.() ?? 0}-${key}`, 'commands.sock');
}

/**
 * Lets the command line work while the server has the database open: it runs the command and speaks with the terminal
 * through a socket that only the owner of the data directory can open.
 *
 * @returns what closes the socket
 */
export async function serveCommands(dataDirectory: string, run: CommandRunner): Promise<() => Promise<void>> {
	const address = socketPath(dataDirectory);
	if (process.platform !== 'win32') {
		fs.mkdirSync(path.dirname(address), { recursive: true, mode: 0o700 });
		fs.chmodSync(path.dirname(address), 0o700);
		// Whoever left it is gone: the data directory is locked by us.
		fs.rmSync(address, { force: true });
	}
	const open = new Set<net.Socket>();
	const server = net.createServer((socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
		void converse(socket, run);
	});
	await new Promise<void>((ready, fail) => server.once('error', fail).listen(address, ready));
	if (process.platform !== 'win32') fs.chmodSync(address, 0o600);
	return async () => {
		for (const socket of open) socket.destroy();
		await new Promise((closed) => server.close(closed));
	};
}

async function converse(socket: net.Socket, run: CommandRunner): Promise<void> {
	const asked = new Map<number, { done: (answer: Answer) => void; fail: (error: Error) => void }>();
	const send = (message: FromServer) => {
		if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
	};
	const gone = () => new Error('The terminal went away.');
	let last = 0;
	const files = askingFor(
		(ask) =>
			new Promise((done, fail) => {
				if (socket.destroyed) return fail(gone());
				asked.set(++last, { done, fail });
				send({ ask, id: last });
			})
	);
	const io: CommandIo = {
		print: (line) => send({ print: line }),
		complain: (line) => send({ complain: line }),
		progress: (line) => send({ progress: line }),
		read: (file) => wholeOf(files.pieces(file)),
		...files
	};
	socket.on('error', () => {});
	socket.once('close', () => {
		for (const { fail } of asked.values()) fail(gone());
	});
	for await (const line of readline.createInterface({ input: socket })) {
		const message = JSON.parse(line) as FromClient;
		if ('argv' in message) {
			void run(message.argv, io).then(
				(exit) => socket.end(`${JSON.stringify({ exit } satisfies FromServer)}\n`),
				(error: unknown) => {
					send({ complain: error instanceof Error ? error.message : String(error) });
					socket.end(`${JSON.stringify({ exit: 1 } satisfies FromServer)}\n`);
				}
			);
		} else {
			asked.get(message.id)?.done(message);
			asked.delete(message.id);
		}
	}
}

/**
 * Runs a command in the server that has this data directory open.
 *
 * @returns its exit code, or null when no server is running there
 */
export async function askServer(dataDirectory: string, argv: readonly string[], io: CommandIo): Promise<number | null> {
	const socket = net.connect(socketPath(dataDirectory));
	const connected = await new Promise<boolean>((answer) => {
		socket.once('connect', () => answer(true));
		socket.once('error', () => answer(false));
	});
	if (!connected) return null;
	const send = (message: FromClient) => socket.write(`${JSON.stringify(message)}\n`);
	const files = answering(io);
	send({ argv: [...argv] });
	try {
		for await (const line of readline.createInterface({ input: socket })) {
			const message = JSON.parse(line) as FromServer;
			if ('print' in message) io.print(message.print);
			else if ('complain' in message) io.complain(message.complain);
			else if ('progress' in message) io.progress(message.progress);
			else if ('exit' in message) return message.exit;
			else {
				const { id, ask } = message;
				// Not waited for here: the server may ask for something else before this is done.
				void files.answer(ask).then((answer) => send({ id, ...answer }));
			}
		}
	} finally {
		await files.leave();
	}
	io.complain('The server went away before the command was done.');
	return 1;
}
