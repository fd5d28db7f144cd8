import { setTimeout as wait } from 'node:timers/promises';
import { uuidV7 } from '#kernel/ids.ts';
import type { Chance } from '../processes/chance.ts';
import type { CounterDevice, SentTap } from '../processes/counter-device.ts';
import type { SmallPlace } from '../processes/small-network.ts';

const HOUR = 3_600_000;
/** Milliseconds before another try when nothing was heard. */
const PAUSE = 20;

/** What all writers together know. Only what was acknowledged counts as promised. */
export interface Notes {
	readonly sent: Map<string, SentTap>;
	readonly acknowledged: Set<string>;
	/** Codes of refusals; facts are never refused, so there should be none. */
	readonly refused: string[];
	/** Sendings of a tap that had been sent before. */
	retries: number;
}

export function emptyNotes(): Notes {
	return { sent: new Map(), acknowledged: new Set(), refused: [], retries: 0 };
}

/** A device that hammers the board of its place. */
export interface Writer {
	/** Taps, and sends again what was not acknowledged, until told to stop. */
	hammer(signal: AbortSignal): Promise<void>;
	/** Sends what was never acknowledged until everything is, and a part of the rest once more. */
	settle(): Promise<void>;
}

/** The clock of every device is off, by up to two days. */
export function writer(device: CounterDevice, place: SmallPlace, chance: Chance, notes: Notes): Writer {
	const offset = chance.between(-48, 48) * HOUR;
	const waiting: SentTap[] = [];
	const mine: SentTap[] = [];
	let lastContact = Date.now();

	function newTap(): SentTap {
		const kind = chance.pick(['treated', 'given', 'given', 'counted', 'undone', 'treated'] as const);
		const undone = kind === 'undone' ? mine[mine.length - chance.between(1, 10)] : undefined;
		const at = Date.now() - offset;
		const tap: SentTap = {
			id: uuidV7(at, chance.bytes(10)),
			lineId: undone?.lineId ?? chance.pick(place.lines),
			kind: kind === 'undone' && !undone ? 'given' : kind,
			n: undone ? 0 : kind === 'counted' ? chance.between(0, 30) : chance.between(1, 3),
			mayPassOn: chance.happens(0.8),
			of: undone?.id ?? '',
			device: { at, offset, lastContact }
		};
		if (!undone) mine.push(tap);
		return tap;
	}

	/** Something new, or something that is sent again: not heard of, whichever of those, or known to be there. */
	function next(): SentTap {
		if (waiting.length > 0 && chance.happens(0.5)) {
			return waiting.splice(chance.between(0, waiting.length - 1), 1)[0] ?? newTap();
		}
		if (mine.length > 0 && chance.happens(0.05)) return chance.pick(mine);
		return newTap();
	}

	async function send(tap: SentTap): Promise<void> {
		if (notes.sent.has(tap.id)) notes.retries += 1;
		notes.sent.set(tap.id, tap);
		try {
			const heard = await device.send(tap);
			if (heard.is === 'refused') notes.refused.push(heard.code);
			else notes.acknowledged.add(tap.id);
			lastContact = Date.now();
		} catch {
			if (!notes.acknowledged.has(tap.id)) waiting.push(tap);
			await wait(PAUSE);
		}
	}

	return {
		async hammer(signal) {
			while (!signal.aborted) {
				const tap = next();
				// An impatient device sends the same twice at once.
				if (chance.happens(0.1)) await Promise.all([send(tap), send(tap)]);
				else await send(tap);
			}
		},
		async settle() {
			for (const tap of mine) if (chance.happens(0.1)) waiting.push(tap);
			for (let tap = waiting.shift(); tap; tap = waiting.shift()) await send(tap);
		}
	};
}
