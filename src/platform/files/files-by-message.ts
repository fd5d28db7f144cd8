import type { CommandFiles } from './command-files.ts';
import type { FileBeingWritten } from './whole-file.ts';

/**
 * How a command that runs in the server gets at the files of whoever typed it: it asks, one message each, and the
 * terminal's side does it. The server may be shut off from those folders, and the file belongs to who typed.
 */
export type Ask =
	| { does: 'open'; file: string; as: number }
	| { does: 'next'; of: number }
	| { does: 'close'; of: number }
	| { does: 'create'; file: string; as: number }
	| { does: 'write'; of: number; bytes: string }
	| { does: 'finish'; of: number }
	| { does: 'abandon'; of: number }
	| { does: 'createFolder'; file: string };

/** `bytes` in base64, of a piece that was read; null after the last one, and where nothing was read. */
export type Answer = { bytes: string | null } | { failure: string };

/** The side of the command. @param ask sends a message and waits for what it is answered */
export function askingFor(ask: (ask: Ask) => Promise<Answer>): CommandFiles {
	let last = 0;
	const must = async (message: Ask): Promise<string | null> => {
		const answer = await ask(message);
		if ('failure' in answer) throw new Error(answer.failure);
		return answer.bytes;
	};
	return {
		async *pieces(file) {
			const of = ++last;
			await must({ does: 'open', file, as: of });
			try {
				for (;;) {
					const bytes = await must({ does: 'next', of });
					if (bytes === null) return;
					yield Buffer.from(bytes, 'base64');
				}
			} finally {
				await must({ does: 'close', of }).catch(() => {});
			}
		},
		async create(file) {
			const of = ++last;
			await must({ does: 'create', file, as: of });
			return {
				write: async (bytes) => void (await must({ does: 'write', of, bytes: Buffer.from(bytes).toString('base64') })),
				finish: async () => void (await must({ does: 'finish', of })),
				abandon: async () => void (await must({ does: 'abandon', of }).catch(() => {}))
			};
		},
		createFolder: async (file) => void (await must({ does: 'createFolder', file }))
	};
}

/** The side of the terminal. */
export function answering(files: CommandFiles): { answer(ask: Ask): Promise<Answer>; leave(): Promise<void> } {
	const reading = new Map<number, AsyncIterator<Uint8Array>>();
	const writing = new Map<number, FileBeingWritten>();

	async function carryOut(ask: Ask): Promise<string | null> {
		switch (ask.does) {
			case 'open':
				reading.set(ask.as, files.pieces(ask.file)[Symbol.asyncIterator]());
				return null;
			case 'next': {
				const next = await reading.get(ask.of)?.next();
				return !next || next.done ? null : Buffer.from(next.value).toString('base64');
			}
			case 'close':
				await reading.get(ask.of)?.return?.();
				reading.delete(ask.of);
				return null;
			case 'create':
				writing.set(ask.as, await files.create(ask.file));
				return null;
			case 'write':
				await writing.get(ask.of)?.write(Buffer.from(ask.bytes, 'base64'));
				return null;
			case 'finish':
				await writing.get(ask.of)?.finish();
				writing.delete(ask.of);
				return null;
			case 'abandon':
				await writing.get(ask.of)?.abandon();
				writing.delete(ask.of);
				return null;
			case 'createFolder':
				await files.createFolder(ask.file);
				return null;
		}
	}

	return {
		answer: (ask) =>
			carryOut(ask).then(
				(bytes) => ({ bytes }),
				(error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) })
			),
		/** Lets go of what the other side left open. */
		async leave() {
			for (const file of writing.values()) await file.abandon();
			for (const pieces of reading.values()) await pieces.return?.();
		}
	};
}
