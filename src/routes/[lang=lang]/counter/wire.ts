import { deserialize } from '$app/forms';
import type { CounterView } from '#board';
import type { Wire } from '#board/ui/device.svelte.ts';
import type { Answer } from '#board/ui/exchange.ts';
import { fieldsOf } from '#board/ui/read-act.ts';
import type { Language } from '#kernel/language.ts';

/** Milliseconds after which an answer is not waited for any longer. */
const PATIENCE = 10_000;

interface Truth {
	readonly view: CounterView;
	readonly now: number;
}

type Opening = 'opened' | 'wrongCode' | 'tooManyTries' | null;

/** How the script of the counter reaches its own page. */
export function wireOf(language: Language): Wire & { open(card: string): Promise<Opening> } {
	const page = `/${language}/counter`;
	return {
		stream: `${page}/stream`,
		send: (act) =>
			trip(`${page}?/${act.act}`, { method: 'POST', body: fieldsOf(act) }, async (response) => {
				const result = deserialize<{ truth: Truth }, { code: string }>(await response.text());
				if (result.type === 'success' && result.data) return { is: 'truth', ...result.data.truth };
				if (result.type !== 'failure') return { is: 'lost' };
				return result.status === 401 ? { is: 'ended' } : { is: 'refused', code: result.data?.code ?? '' };
			}),
		look: () =>
			trip(`${page}/board`, {}, async (response) => {
				if (response.status === 401) return { is: 'ended' };
				return response.ok ? { is: 'truth', ...((await response.json()) as Truth) } : { is: 'lost' };
			}),
		/** Null when nothing was heard. */
		async open(card) {
			try {
				const init = { method: 'POST', body: new URLSearchParams({ card }), headers: { accept: 'application/json' } };
				const result = deserialize<never, { code: Opening }>(await (await fetch(`${page}?/open`, init)).text());
				if (result.type === 'redirect') return 'opened';
				return result.type === 'failure' ? (result.data?.code ?? null) : null;
			} catch {
				return null;
			}
		}
	};
}

/** Whatever goes wrong on the way, nothing was heard. */
async function trip(
	address: string,
	init: RequestInit,
	read: (response: Response) => Promise<Answer>
): Promise<Answer> {
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), PATIENCE);
	try {
		const headers = { accept: 'application/json' };
		return await read(await fetch(address, { ...init, headers, signal: patience.signal }));
	} catch {
		return { is: 'lost' };
	} finally {
		clearTimeout(timer);
	}
}
