import type { CounterLine, CounterView, Tap } from './counter.ts';

/** The clock of a device at a tap, all in unix milliseconds; see `correctTime`. */
export interface DeviceTime {
	readonly at: number;
	readonly offset: number;
	readonly lastContact: number;
}

/** What somebody did at a counter, before the server has answered. Sent again, it is the same act. */
export type Act =
	| (OnLine & Fact & { readonly act: 'given' | 'counted'; readonly n: number })
	| (OnLine & Fact & { readonly act: 'treated'; readonly n: number; readonly mayPassOn: boolean })
	| (OnLine & Fact & { readonly act: 'undone'; readonly of: string })
	| (OnLine & { readonly act: 'out' | 'back' })
	| { readonly act: 'closed' | 'opened' }
	| { readonly act: 'away' | 'there'; readonly service: string };

interface OnLine {
	readonly lineId: string;
}

interface Fact {
	/** A UUIDv7 made by this device. */
	readonly id: string;
	readonly device: DeviceTime;
}

/** A tap in the list, and whether the server has said that it has it. */
export interface ShownTap extends Tap {
	readonly sent: boolean;
}

/** A counter as it is shown: what the server said last, and on top of it what was tapped since. */
export interface ShownCounter extends CounterView {
	readonly taps: readonly ShownTap[];
}

const TAPS_SHOWN = 20;

/**
 * What to show: the truth with the acts that are still under way on top of it, in the order of tapping. With none under
 * way it is the truth. An undo is shown as well as can be seen from here (what a count replaced is not known here, and
 * neither is a gift from the house); the answer of the server puts it right.
 *
 * @param truth without any of the pending acts in it
 */
export function withPending(truth: CounterView, pending: readonly Act[]): ShownCounter {
	const start: ShownCounter = { ...truth, taps: truth.taps.map((tap) => ({ ...tap, sent: true })) };
	const undone = new Set(pending.flatMap((act) => (act.act === 'undone' ? [act.of] : [])));
	return pending.reduce<ShownCounter>((shown, act) => step(shown, act, undone), start);
}

function step(shown: ShownCounter, act: Act, undone: ReadonlySet<string>): ShownCounter {
	switch (act.act) {
		case 'given':
		case 'treated':
		case 'counted':
			return tapped(shown, act, undone.has(act.id));
		case 'undone':
			return takenBack(shown, act.of);
		case 'out':
		case 'back':
			return onLine(shown, act.lineId, (line) => {
				const saidOut = act.act === 'out';
				return { saidOut, today: line.today === 'paused' ? 'paused' : saidOut ? 'out' : 'yes' };
			});
		case 'closed':
		case 'opened':
			return { ...shown, closedToday: act.act === 'closed' };
		case 'away':
		case 'there': {
			const others = shown.servicesAway.filter((service) => service !== act.service);
			return { ...shown, servicesAway: act.act === 'away' ? [...others, act.service] : others };
		}
	}
}

function tapped(
	shown: ShownCounter,
	act: Extract<Act, { act: 'given' | 'treated' | 'counted' }>,
	undone: boolean
): ShownCounter {
	const { id, lineId, n, device } = act;
	const tap: ShownTap = { id, lineId, kind: act.act, n, at: device.at + device.offset, undone, sent: false };
	const after = undone
		? shown
		: onLine(shown, lineId, ({ waiting }) => ({ waiting: waitingAfter(waiting, act.act, n) }));
	return { ...after, taps: [tap, ...shown.taps].slice(0, TAPS_SHOWN) };
}

/** Takes back a tap that the server has. One that it has not was never counted in the first place. */
function takenBack(shown: ShownCounter, of: string): ShownCounter {
	const tap = shown.taps.find(({ id }) => id === of);
	if (!tap?.sent || tap.undone) return shown;
	const taps = shown.taps.map((other) => (other === tap ? { ...tap, undone: true } : other));
	return onLine({ ...shown, taps }, tap.lineId, ({ waiting }) => {
		if (tap.kind === 'given') return { waiting: waiting + tap.n };
		return { waiting: tap.kind === 'treated' ? Math.max(0, waiting - tap.n) : waiting };
	});
}

function waitingAfter(waiting: number, kind: 'given' | 'treated' | 'counted', n: number): number {
	if (kind === 'given') return Math.max(0, waiting - n);
	return kind === 'treated' ? waiting + n : n;
}

function onLine(
	shown: ShownCounter,
	lineId: string,
	change: (line: CounterLine) => Partial<CounterLine>
): ShownCounter {
	const lines = shown.lines.map((line) => (line.id === lineId ? { ...line, ...change(line) } : line));
	return { ...shown, lines };
}
