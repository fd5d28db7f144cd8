import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';
import type { CounterView } from '../domain/counter.ts';
import type { BoardEvent } from '../domain/event.ts';
import { fold, inOrder } from '../domain/fold.ts';
import type { Act } from '../domain/pending.ts';
import { Exchange, type Answer } from './exchange.ts';

const LINE = '01900000-0000-7000-8000-000000000001';
const KINDS = ['given', 'treated', 'counted', 'undone'] as const;
type Kind = (typeof KINDS)[number];
/** What becomes of one trip to the server. */
type Fate = 'arrives' | 'lostOnTheWay' | 'answerLost' | 'refused';

let made = 0;
function newId(): string {
	const random = new Uint8Array(10);
	new DataView(random.buffer).setUint32(6, ++made);
	return uuidV7(1_700_000_000_000 + made, random);
}

function fact(kind: Kind, n: number, at: number, of: string | undefined): Act {
	const common = { id: newId(), lineId: LINE, device: { at, offset: 0, lastContact: 0 } };
	if (kind === 'undone') return { ...common, act: 'undone', of: of ?? newId() };
	return kind === 'treated' ? { ...common, act: kind, n, mayPassOn: true } : { ...common, act: kind, n };
}

/** The ledger of one line, as the server keeps it. */
function openLedger() {
	const events = new Map<string, BoardEvent>();
	const take = (act: Act) => {
		if (!('id' in act)) throw new Error('This ledger takes facts only.');
		const n = 'n' in act ? act.n : 0;
		const of = act.act === 'undone' ? { of: act.of } : {};
		events.set(act.id, { id: act.id, kind: act.act, n, at: act.device.at, era: 0, ...of });
	};
	const view = (): CounterView => ({
		lines: [
			{
				id: LINE,
				item: 'coffee',
				sort: null,
				date: null,
				waiting: fold(events.values()).waiting,
				today: 'yes',
				saidOut: false
			}
		],
		taps: inOrder(events.values())
			.reverse()
			.flatMap(({ id, kind, n, at }) => (kind === 'undone' ? [] : [{ id, lineId: LINE, kind, n, at, undone: false }])),
		closedToday: false,
		servicesAway: [],
		leaving: null
	});
	return { events, take, view };
}

const doings = fc.array(
	fc.record({
		who: fc.constantFrom('me', 'me', 'other', 'nudge'),
		kind: fc.constantFrom(...KINDS),
		n: fc.integer({ min: 1, max: 4 }),
		of: fc.nat({ max: 9 })
	}),
	{ maxLength: 14 }
);
const fates = fc.array(fc.constantFrom<Fate>('arrives', 'lostOnTheWay', 'answerLost', 'refused'), { maxLength: 12 });

describe('the exchange between a counter and the server', () => {
	it('ends with the truth of the server, whatever gets lost and in whatever order things happen', async () => {
		await fc.assert(
			fc.asyncProperty(fc.scheduler(), doings, fates, async (scheduler, steps, fate) => {
				const server = openLedger();
				const refused = new Set<string>();
				const seen: number[] = [];
				const arrivals: string[] = [];
				let time = 0;
				const answer = async (act?: Act): Promise<Answer> => {
					const outcome = fate.shift() ?? 'arrives';
					await scheduler.schedule(Promise.resolve(), 'going');
					if (act && 'id' in act && outcome === 'refused') return { is: 'refused', code: 'no' };
					if (act && 'id' in act && outcome !== 'lostOnTheWay') {
						if (!server.events.has(act.id)) arrivals.push(act.id);
						server.take(act);
					}
					const truth = { is: 'truth', view: server.view(), now: time } as const;
					await scheduler.schedule(Promise.resolve(), 'coming back');
					return outcome === 'arrives' ? truth : { is: 'lost' };
				};
				const exchange: Exchange = new Exchange(
					{
						send: answer,
						look: () => answer(),
						clock: () => ++time,
						pause: () => scheduler.schedule(Promise.resolve(), 'pausing'),
						changed: () => {
							const sent = exchange.shown.taps.filter((tap) => tap.sent).map((tap) => tap.id);
							const unsent = exchange.shown.taps.filter((tap) => !tap.sent).map((tap) => tap.id);
							expect(sent.filter((id) => unsent.includes(id))).toEqual([]);
							seen.push(sent.length);
						},
						refused: (act) => 'id' in act && refused.add(act.id)
					},
					server.view(),
					0
				);
				const mine: string[] = [];
				const everything: string[] = [];
				for (const step of steps) {
					void scheduler.schedule(Promise.resolve(), step.who).then(() => {
						if (step.who === 'nudge') return exchange.nudge();
						const act = fact(step.kind, step.n, ++time, everything[step.of]);
						if (!('id' in act)) return;
						everything.push(act.id);
						if (step.who === 'other') return server.take(act);
						mine.push(act.id);
						exchange.add(act);
					});
				}
				await scheduler.waitIdle();
				exchange.nudge();
				await scheduler.waitIdle();

				expect(exchange.unsent).toBe(0);
				expect(exchange.connection).toBe('here');
				expect(exchange.shown.lines).toEqual(server.view().lines);
				// In the order of tapping, each once, and none lost that was not refused.
				expect(arrivals).toEqual(mine.filter((id) => arrivals.includes(id)));
				expect(mine.filter((id) => !server.events.has(id) && !refused.has(id))).toEqual([]);
				// A newer truth is never replaced by an older one: what others tapped is never seen to go away.
				expect([...seen].sort((a, b) => a - b)).toEqual(seen);
			}),
			{ numRuns: 300 }
		);
	});

	it('keeps what was tapped when the card was replaced, and sends it once the counter is open again', async () => {
		const server = openLedger();
		let isOpen = false;
		const answer = async (act?: Act): Promise<Answer> => {
			if (!isOpen) return { is: 'ended' };
			if (act) server.take(act);
			return { is: 'truth', view: server.view(), now: 0 };
		};
		const world = {
			send: answer,
			look: () => answer(),
			clock: () => 0,
			pause: async () => {},
			refused() {},
			changed() {}
		};
		const exchange = new Exchange(world, server.view(), 0);
		exchange.add(fact('treated', 2, 1, undefined));
		await settled();
		expect([exchange.connection, exchange.unsent, exchange.shown.lines[0]?.waiting]).toEqual(['ended', 1, 2]);
		isOpen = true;
		exchange.reopen();
		await settled();
		expect([exchange.connection, exchange.unsent, server.view().lines[0]?.waiting]).toEqual(['here', 0, 2]);
	});

	it('measures how far the clock of the device is off', async () => {
		let device = 1_000;
		const server = openLedger();
		const look = async (): Promise<Answer> => {
			device += 200;
			return { is: 'truth', view: server.view(), now: 50_000 };
		};
		const world = { send: look, look, clock: () => device, pause: async () => {}, refused() {}, changed() {} };
		const exchange = new Exchange(world, server.view(), 40_000);
		expect(exchange.device).toEqual({ at: 1_000, offset: 39_000, lastContact: 40_000 });
		exchange.nudge();
		await settled();
		expect(exchange.device).toEqual({ at: 1_200, offset: 48_900, lastContact: 50_000 });
	});
});

/** After all promises that are settled already have been heard. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
