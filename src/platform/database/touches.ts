/** A write that may be seen on a page: of which network, and of which place if it was about one. */
export interface Touch {
	readonly network: string;
	readonly place: string | null;
}

export interface TouchListener {
	touched(touch: Touch): void;
	/** Writes of other processes can be missed from now on. */
	lost?(): void;
	/** They are heard again. */
	found?(): void;
}

/**
 * Tells whoever keeps something derived from the database (the page cache, the open counters) what was written, here or in
 * another process on the same PostgreSQL.
 */
export class TouchFeed {
	readonly #listeners = new Set<TouchListener>();

	listen(listener: TouchListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	tell(touch: Touch): void {
		for (const listener of this.#listeners) listener.touched(touch);
	}

	/** A message of another process, as `encodeTouches` wrote it, or that everything is another. */
	receive(payload: string): void {
		if (payload === EVERYTHING) return this.forgetEverything();
		for (const part of payload.split(' ')) {
			const [network = '', place = ''] = part.split('/');
			if (network !== '') this.tell({ network, place: place === '' ? null : place });
		}
	}

	lost(): void {
		for (const listener of this.#listeners) listener.lost?.();
	}

	found(): void {
		for (const listener of this.#listeners) listener.found?.();
	}

	/** Other data is in the place of all there was. Whoever can miss a write knows what to do: forget all, begin anew. */
	forgetEverything(): void {
		this.lost();
		this.found();
	}
}

/** What NOTIFY says when no touch could name what changed. No network has such an id. */
export const EVERYTHING = 'everything';

/** One line for NOTIFY, at most 8,000 bytes there: beyond 50 places only their networks are named. */
export function encodeTouches(touches: readonly Touch[]): string {
	const short = touches.length <= 50 ? touches : touches.map(({ network }) => ({ network, place: null }));
	return [...new Set(short.map(({ network, place }) => `${network}/${place ?? ''}`))].join(' ');
}
