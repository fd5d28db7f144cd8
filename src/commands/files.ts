import type { Names } from '#kernel/language.ts';
import { Stop, type Call } from './command.ts';

/** The text of a file that somebody named, without its byte order mark. */
async function readText({ io }: Call, file: string): Promise<string> {
	const bytes = await readBytes(io, file);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new Stop(`${file} is not UTF-8 text. Save it again as UTF-8.`);
	}
}

/** The bytes of a file that somebody named; there is at least one. */
export async function readBytes(io: Call['io'], file: string): Promise<Uint8Array> {
	const bytes = await io.read(file).catch((error: unknown) => {
		throw new Stop(error instanceof Error ? error.message : String(error));
	});
	if (bytes.length === 0) throw new Stop(`${file} is empty.`);
	return bytes;
}

export async function readJson(call: Call, file: string): Promise<unknown> {
	const text = await readText(call, file);
	try {
		return JSON.parse(text);
	} catch {
		throw new Stop(`${file} is not JSON, or a part of it is missing.`);
	}
}

/** A text per language: a plain text file is Dutch, a JSON file says for which languages it is. */
export async function readTexts(call: Call, file: string): Promise<Names> {
	if (!file.toLowerCase().endsWith('.json')) return { nl: await readText(call, file) };
	const json = await readJson(call, file);
	const texts = Object.entries(typeof json === 'object' && json !== null ? json : {});
	if (texts.length === 0 || texts.some(([, text]) => typeof text !== 'string')) {
		throw new Stop(`${file} is not a text for each language, such as {"nl": "...", "fr": "..."}.`);
	}
	return Object.fromEntries(texts) as Names;
}
