import type { CounterView } from '../domain/counter.ts';
import { withPending, type Act, type DeviceTime, type ShownCounter } from '../domain/pending.ts';

/** What came of one trip to the server. */
export type Answer =
	/** The counter as it is now, with the clock of the server in unix milliseconds. */
	| { readonly is: 'truth'; readonly view: CounterView; readonly now: number }
	/** The server will not have this act; the code says why. */
	| { readonly is: 'refused'; readonly code: string }
	/** The card was replaced, or this counter was closed. */
	| { readonly is: 'ended' }
	/** Nothing was heard. The act may have arrived or not. */
	| { readonly is: 'lost' };

/** What the exchange needs of the world. */
export interface World {
	send(act: Act): Promise<Answer>;
	look(): Promise<Answer>;
	/** The clock of this device, in unix milliseconds. */
	clock(): number;
	/** Resolves when it is time to try again. */
	pause(): Promise<void>;
	/** Something is to be shown anew. */
	changed(): void;
	refused(act: Act, code: string): void;
}

export type Connection = 'here' | 'lost' | 'ended';

/**
 * Brings what is tapped to the server and what the server knows to the screen. One trip at a time: so answers come in
 * order, an older truth never replaces a newer one, and while something is pending at most the first of it can be on the
 * server already. That one is asked for again, under the same id, before anything else is looked at; therefore the truth
 * never holds a pending act, and nothing is counted twice on the screen or on the board.
 */
export class Exchange {
	readonly #world: World;
	#truth: CounterView;
	#pending: readonly Act[] = [];
	#connection: Connection = 'here';
	#offset: number;
	#lastContact: number;
	#isStale = false;
	#isUnderWay = false;

	/** @param now what the clock of the server said when it showed this */
	constructor(world: World, truth: CounterView, now: number) {
		this.#world = world;
		this.#truth = truth;
		this.#offset = now - world.clock();
		this.#lastContact = now;
	}

	get shown(): ShownCounter {
		return withPending(this.#truth, this.#pending);
	}

	/** How many acts the server has not confirmed yet. */
	get unsent(): number {
		return this.#pending.length;
	}

	get connection(): Connection {
		return this.#connection;
	}

	/** The clock for a tap that is made now. */
	get device(): DeviceTime {
		return { at: this.#world.clock(), offset: this.#offset, lastContact: this.#lastContact };
	}

	/** Takes in what was tapped: it is shown at once, and sent until the server has answered. */
	add(act: Act): void {
		this.#pending = [...this.#pending, act];
		this.#world.changed();
		void this.#travel();
	}

	/** The server may know something newer. */
	nudge(): void {
		this.#isStale = true;
		void this.#travel();
	}

	/** The counter was opened again. What was tapped before is still sent. */
	reopen(): void {
		this.#connection = 'here';
		this.nudge();
	}

	async #travel(): Promise<void> {
		if (this.#isUnderWay) return;
		this.#isUnderWay = true;
		while (this.#connection !== 'ended' && (this.#pending.length > 0 || this.#isStale)) {
			const answer = await this.#trip();
			this.#world.changed();
			if (answer.is === 'lost') await this.#world.pause();
		}
		this.#isUnderWay = false;
	}

	async #trip(): Promise<Answer> {
		const [act] = this.#pending;
		if (!act) this.#isStale = false;
		const left = this.#world.clock();
		const answer = await (act ? this.#world.send(act) : this.#world.look());
		switch (answer.is) {
			case 'truth':
				// The clock of the server was read about halfway.
				this.#offset = Math.round(answer.now - (left + this.#world.clock()) / 2);
				this.#lastContact = answer.now;
				this.#truth = answer.view;
				break;
			case 'refused':
				this.#isStale = true;
				break;
			case 'lost':
				if (!act) this.#isStale = true;
		}
		if (act && (answer.is === 'truth' || answer.is === 'refused')) {
			this.#pending = this.#pending.filter((other) => other !== act);
			if (answer.is === 'refused') this.#world.refused(act, answer.code);
		}
		this.#connection = answer.is === 'lost' || answer.is === 'ended' ? answer.is : 'here';
		return answer;
	}
}
