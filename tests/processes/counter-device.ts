/** A fact of the counter as a device sends it. */
export interface SentTap {
	/** UUIDv7, made by the device. */
	readonly id: string;
	readonly lineId: string;
	readonly kind: 'treated' | 'given' | 'counted' | 'undone';
	readonly n: number;
	readonly mayPassOn: boolean;
	/** Of `undone`: the tap that is undone. */
	readonly of: string;
	/** The clock of the device, see correctTime in the board's domain; unix milliseconds. */
	readonly device: { readonly at: number; readonly offset: number; readonly lastContact: number };
}

/** What came back: an acknowledgement, or the code of a refusal. */
export type Heard = { readonly is: 'acknowledged' } | { readonly is: 'refused'; readonly code: string };

/** A phone or tablet at the counter, which speaks to the server as the script of the counter's page does. */
export interface CounterDevice {
	/** Opens the counter with the secret of its card. */
	open(secret: string): Promise<void>;
	/** Sends a tap. Throws when nothing was heard, or not what the application says. */
	send(tap: SentTap): Promise<Heard>;
}

const PATIENCE = 10_000;

export function counterDevice(origin: string): CounterDevice {
	let cookie = '';

	const post = (act: string, fields: Record<string, string>, accept: string) =>
		fetch(`${origin}/nl/counter?/${act}`, {
			method: 'POST',
			body: new URLSearchParams(fields),
			headers: { accept, origin, ...(cookie === '' ? {} : { cookie }) },
			redirect: 'manual',
			signal: AbortSignal.timeout(PATIENCE)
		});

	return {
		async open(secret) {
			const response = await post('open', { card: secret }, 'text/html');
			await response.body?.cancel();
			cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
			if (cookie === '') throw new Error(`The counter did not open: ${response.status}.`);
		},
		async send({ kind, lineId, device, mayPassOn, n, ...tap }) {
			const fields = { line: lineId, id: tap.id, n: String(n), of: tap.of, ...(mayPassOn ? { mayPassOn: 'yes' } : {}) };
			const clock = Object.fromEntries(Object.entries(device).map(([name, value]) => [name, String(value)]));
			const response = await post(kind, { ...fields, ...clock }, 'application/json');
			const result = (await response.json()) as { type?: string; data?: string };
			if (result.type === 'success') return { is: 'acknowledged' };
			if (result.type === 'failure') return { is: 'refused', code: result.data ?? '' };
			throw new Error(`The server answered ${response.status}.`);
		}
	};
}
