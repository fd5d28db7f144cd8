import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';
import { correctTime, EVENT_KINDS, limitsOf, type BoardEvent, type EventKind } from './event.ts';
import { applyNext, comesAfter, conserved, EMPTY_LINE, fold, inOrder, type Line, standing } from './fold.ts';

let made = 0;

/** An event with an id of its own, at a time in era 0 unless told otherwise. */
function event(kind: EventKind, n: number, at: number, more: Partial<BoardEvent> = {}): BoardEvent {
	made += 1;
	const random = new Uint8Array(10);
	new DataView(random.buffer).setUint32(6, made);
	return { id: uuidV7(1_700_000_000_000 + at, random), kind, n, at, era: 0, ...more };
}

const treated = (n: number, at: number, more?: Partial<BoardEvent>) => event('treated', n, at, more);
const given = (n: number, at: number, more?: Partial<BoardEvent>) => event('given', n, at, more);
const counted = (n: number, at: number, more?: Partial<BoardEvent>) => event('counted', n, at, more);
const passedOn = (n: number, at: number, more?: Partial<BoardEvent>) => event('passedOn', n, at, more);
const received = (n: number, at: number, more?: Partial<BoardEvent>) => event('received', n, at, more);
const undone = (of: string, at: number, more?: Partial<BoardEvent>) => event('undone', 0, at, { of, ...more });

function* permutations<T>(all: readonly T[]): Generator<T[]> {
	if (all.length === 0) yield [];
	for (const [index, first] of all.entries()) {
		for (const rest of permutations(all.toSpliced(index, 1))) yield [first, ...rest];
	}
}

/** Few distinct times and eras, so that ties, undos and passings-on in the middle are common. */
function someEvents(maxLength: number): fc.Arbitrary<BoardEvent[]> {
	const seed = fc.record({
		kind: fc.constantFrom(...EVENT_KINDS),
		share: fc.double({ min: 0, max: 1, noNaN: true }),
		at: fc.integer({ min: 0, max: 4 }),
		era: fc.integer({ min: 0, max: 2 }),
		mayPassOn: fc.boolean(),
		of: fc.nat({ max: maxLength })
	});
	return fc.array(seed, { maxLength }).map((seeds) => {
		const events = seeds.map(({ kind, share, at, era, mayPassOn }) => {
			const { min, max } = limitsOf(kind);
			const n = min + Math.floor(share * Math.min(6, max - min));
			return event(kind, n, at, kind === 'treated' ? { era, mayPassOn } : { era });
		});
		const stranger = treated(1, 0).id;
		return events.map((one, index) =>
			one.kind === 'undone' ? { ...one, of: events[seeds[index]?.of ?? 0]?.id ?? stranger } : one
		);
	});
}

function sane(line: Line): boolean {
	const { corrections, ...counts } = line;
	return (
		Number.isInteger(corrections) &&
		Object.values(counts).every((count) => Number.isInteger(count) && count >= 0) &&
		line.mayPassOn <= line.waiting &&
		line.fromHouse <= line.given
	);
}

describe('the facts from the field', () => {
	it('fact 8: two extra coffees paid are two taps and two more waiting; the second tap can be undone', () => {
		const taps = [treated(1, 0), treated(1, 8_000)];
		expect(fold(taps).waiting).toBe(2);
		expect(fold([...taps, undone(taps[1]!.id, 12_000)]).waiting).toBe(1);
	});

	it('fact 9: a guest takes one and one less waits', () => {
		const before = [treated(3, 0)];
		expect(fold([...before, given(1, 1)])).toMatchObject({ waiting: 2, given: 1, fromHouse: 0 });
	});

	it('fact 10: two counters hand out the last one: both count, the board is 0', () => {
		const line = fold([treated(1, 0), given(1, 5), given(1, 5)]);
		expect(line).toMatchObject({ waiting: 0, given: 2, fromHouse: 1 });
	});

	it('fact 10: a gift from the house never eats the next coffee', () => {
		expect(fold([given(1, 0), treated(1, 1)])).toMatchObject({ waiting: 1, given: 1, fromHouse: 1 });
	});

	it('fact 11: of 30 treated and 1 given, only those may be passed on whose giver allowed it', () => {
		const line = fold([treated(20, 0, { mayPassOn: false }), treated(10, 1), given(1, 2)]);
		expect(line).toMatchObject({ waiting: 29, mayPassOn: 10 });
		expect(fold([treated(20, 0), treated(10, 1), given(1, 2)])).toMatchObject({ waiting: 29, mayPassOn: 29 });
	});

	it('fact 14: 40 coffees stay 40 coffees, because there is no price anywhere', () => {
		const line = fold([treated(20, 0), treated(20, 1)]);
		expect(line.waiting).toBe(40);
		expect(Object.keys(line).sort()).toEqual(
			['corrections', 'fromHouse', 'given', 'mayPassOn', 'passedOn', 'received', 'treated', 'waiting'].sort()
		);
	});

	it('fact 16: what is given beyond the limit of the day or in a pause still counts', () => {
		const gifts = Array.from({ length: 7 }, (_, at) => given(1, at + 1));
		expect(fold([treated(20, 0), ...gifts])).toMatchObject({ waiting: 13, given: 7, fromHouse: 0 });
	});

	it('fact 17: counting again sets the number, up or down', () => {
		const before = [treated(5, 0), given(1, 1)];
		expect(fold([...before, counted(9, 2)])).toMatchObject({ waiting: 9, corrections: 5, mayPassOn: 4 });
		expect(fold([...before, counted(1, 2)])).toMatchObject({ waiting: 1, corrections: -3, mayPassOn: 1 });
		expect(fold([...before, counted(0, 2), treated(1, 3)])).toMatchObject({ waiting: 1, corrections: -4 });
	});
});

describe('the order of arrival makes no difference', () => {
	const first = treated(2, 0);
	const tap = given(1, 3);
	const count = counted(6, 4);
	const sets: Record<string, BoardEvent[]> = {
		nothing: [],
		'one gift from the house': [given(1, 0)],
		'two counters at the same moment': [treated(1, 0), given(1, 5), given(1, 5)],
		'gifts at zero between treats': [given(2, 0), treated(1, 1), given(1, 2), given(1, 3), treated(3, 4)],
		'an undo, an undo of the undo and a stranger': [
			first,
			tap,
			undone(tap.id, 1),
			undone(undone(tap.id, 1).id, 9),
			undone(treated(1, 0).id, 2),
			treated(1, 5, { mayPassOn: false })
		],
		'counts and a count undone': [
			first,
			count,
			undone(count.id, 2),
			counted(3, 4),
			given(2, 5),
			treated(1, 4),
			given(4, 6)
		],
		'passing on with gifts that come late': [
			treated(5, 0, { mayPassOn: false }),
			treated(4, 1),
			passedOn(4, 10, { era: 1 }),
			given(7, 2, { era: 1 }),
			given(1, 9),
			received(2, 11, { era: 1 }),
			counted(3, 3, { era: 1 })
		]
	};

	it.each(Object.entries(sets))('in all permutations: %s', (_, events) => {
		const board = fold(events);
		let seen = 0;
		for (const arrived of permutations(events)) {
			const other = fold(arrived);
			if (Object.entries(board).some(([key, value]) => other[key as keyof Line] !== value))
				expect(other).toEqual(board);
			seen += 1;
		}
		expect(seen).toBe([1, 1, 2, 6, 24, 120, 720, 5040][events.length]);
	});

	it('in all permutations of any five events', () => {
		fc.assert(
			fc.property(someEvents(5), (events) => {
				const board = JSON.stringify(fold(events));
				for (const arrived of permutations(events)) if (JSON.stringify(fold(arrived)) !== board) return false;
				return true;
			}),
			{ numRuns: 200 }
		);
	});

	it('in all permutations of any seven events', () => {
		const seven = someEvents(7).filter((events) => events.length === 7);
		fc.assert(
			fc.property(seven, (events) => {
				const board = JSON.stringify(fold(events));
				for (const arrived of permutations(events)) if (JSON.stringify(fold(arrived)) !== board) return false;
				return true;
			}),
			{ numRuns: 8 }
		);
	});

	it('and neither do retries', () => {
		fc.assert(
			fc.property(someEvents(12), fc.infiniteStream(fc.nat({ max: 2 })), (events, retries) => {
				const arrived = events.flatMap((one) => Array<BoardEvent>(1 + (retries.next().value ?? 0)).fill(one));
				expect(fold(arrived.reverse())).toEqual(fold(events));
			})
		);
	});

	it('nor how devices hear of each other', () => {
		fc.assert(
			fc.property(someEvents(12), fc.nat({ max: 12 }), fc.nat({ max: 12 }), (events, a, b) => {
				const [one, other] = [events.slice(0, a), events.slice(Math.min(a, b))];
				expect(fold([...other, ...one])).toEqual(fold([...one, ...other]));
				expect(fold([...other, ...one])).toEqual(fold(events));
			})
		);
	});
});

describe('undoing', () => {
	it('leaves the board as if its event never was, wherever it stands', () => {
		fc.assert(
			fc.property(someEvents(8), fc.nat({ max: 7 }), fc.nat({ max: 4 }), fc.nat({ max: 2 }), (all, index, at, era) => {
				const events = all.filter(({ kind }) => kind !== 'undone');
				const target = events[index];
				fc.pre(target !== undefined);
				const ties = target.kind === 'passedOn' || target.kind === 'received';
				const rest = ties ? events : events.filter((one) => one !== target);
				expect(fold([undone(target.id, at, { era }), ...events])).toEqual(fold(rest));
			})
		);
	});

	it('may arrive before its event', () => {
		const tap = given(1, 5);
		const undo = undone(tap.id, 6);
		expect(fold([undo, treated(1, 0)]).waiting).toBe(1);
		expect(fold([undo, treated(1, 0), tap])).toMatchObject({ waiting: 1, given: 0, fromHouse: 0 });
	});

	it('of an undo, of a passing-on, of a receipt or of an unknown event does nothing', () => {
		const tap = given(1, 1);
		const undo = undone(tap.id, 2);
		const moved = passedOn(2, 3, { era: 1 });
		const came = received(1, 4, { era: 1 });
		const events = [treated(5, 0), tap, undo, moved, came];
		const attempts = [undo.id, moved.id, came.id, treated(1, 0).id].map((of) => undone(of, 5, { era: 1 }));
		expect(fold([...events, ...attempts])).toEqual(fold(events));
	});

	it('twice is once', () => {
		const tap = treated(3, 0);
		expect(fold([tap, undone(tap.id, 1), undone(tap.id, 2)])).toEqual(EMPTY_LINE);
	});
});

describe('eras: a committed passing-on stays as it was decided', () => {
	it('a gift that comes late never alters it, and is from the house where nothing is left', () => {
		const known = [treated(4, 0), passedOn(4, 10, { era: 1 })];
		const late = given(1, 2, { era: 1 });
		expect(fold(known)).toMatchObject({ waiting: 0, passedOn: 4, corrections: 0 });
		expect(fold([late, ...known])).toMatchObject({ waiting: 0, passedOn: 4, corrections: 0, given: 1, fromHouse: 1 });
	});

	it('whatever comes late, the board at that moment is the same', () => {
		fc.assert(
			fc.property(someEvents(10), someEvents(10), fc.nat({ max: 5 }), (before, late, at) => {
				const known = before.filter(({ kind }) => kind !== 'passedOn').map((one) => ({ ...one, era: 0 }));
				const n = fold(known).mayPassOn;
				fc.pre(n > 0);
				const moved = passedOn(n, at, { era: 1 });
				const arrived = late.filter(({ kind }) => kind !== 'passedOn').map((one) => ({ ...one, era: 1 }));
				const order = standing([...arrived, moved, ...known]);
				const upTo = order.slice(0, order.indexOf(moved) + 1);
				expect(upTo).toEqual(standing([...known, moved]));
				expect(fold([...arrived, moved, ...known])).toEqual(fold(arrived, fold([...known, moved])));
				expect(fold([...arrived, moved, ...known]).passedOn).toBe(n);
			})
		);
	});

	it('an undo that takes away what was passed on leaves a correction, not a hole', () => {
		const tap = treated(3, 0);
		const events = [tap, passedOn(3, 1, { era: 1 }), undone(tap.id, 2, { era: 1 })];
		expect(fold(events)).toMatchObject({ waiting: 0, treated: 0, passedOn: 3, corrections: 3 });
		expect(conserved(fold(events))).toBe(true);
	});

	it('takes from those that may be passed on', () => {
		const line = fold([treated(3, 0, { mayPassOn: false }), treated(4, 1), passedOn(4, 2, { era: 1 })]);
		expect(line).toMatchObject({ waiting: 3, mayPassOn: 0 });
	});

	it('what is received may be passed on again', () => {
		expect(fold([received(200, 0)])).toMatchObject({ waiting: 200, mayPassOn: 200, received: 200, treated: 0 });
	});
});

describe('the fold', () => {
	it('conserves, stays whole and never goes below zero, after every event', () => {
		fc.assert(
			fc.property(someEvents(30), (events) => {
				let line: Line = EMPTY_LINE;
				for (const one of standing(events)) {
					line = applyNext(line, one);
					expect(conserved(line)).toBe(true);
					expect(sane(line)).toBe(true);
				}
			})
		);
	});

	it('conserves for whatever part of the events has arrived', () => {
		fc.assert(
			fc.property(someEvents(15), (events) => {
				for (let known = 0; known <= events.length; known++) {
					expect(conserved(fold(events.slice(0, known)))).toBe(true);
					expect(sane(fold(events.slice(0, known)))).toBe(true);
				}
			})
		);
	});

	it('tells a board that does not conserve', () => {
		expect(conserved({ ...EMPTY_LINE, waiting: 1 })).toBe(false);
	});

	it('can be extended step by step as long as events come in order and none is an undo', () => {
		fc.assert(
			fc.property(someEvents(20), (all) => {
				const events = inOrder(all.filter(({ kind }) => kind !== 'undone'));
				let line: Line = EMPTY_LINE;
				for (const [index, one] of events.entries()) {
					if (index > 0) expect(comesAfter(one, events[index - 1]!)).toBe(true);
					line = applyNext(line, one);
					expect(line).toEqual(fold(events.slice(0, index + 1)));
				}
			})
		);
	});

	it('builds on an opening', () => {
		const opening = fold([treated(5, 0), given(2, 1)]);
		expect(fold([given(1, 2)], opening)).toMatchObject({ waiting: 2, treated: 5, given: 3 });
		expect(fold([], opening)).toEqual(opening);
	});

	it('is the same for clocks 48 hours off, once their time is corrected', () => {
		const hour = 3_600_000;
		const arrival = 100 * hour;
		const taps = (off: number): BoardEvent[] =>
			[given(1, 1 * hour), treated(2, 2 * hour), given(1, 3 * hour), counted(4, 4 * hour), given(1, 5 * hour)].map(
				(tap) => ({
					...tap,
					at: correctTime({ deviceAt: tap.at + off, offset: -off, lastContact: 0, arrival })
				})
			);
		const right = fold(taps(0));
		expect(right).toMatchObject({ waiting: 3, treated: 2, given: 3, fromHouse: 1, corrections: 3 });
		expect(fold(taps(48 * hour))).toEqual(right);
		expect(fold(taps(-48 * hour))).toEqual(right);
	});
});

describe('comesAfter', () => {
	it('goes by era, passing-on first, then time, rank and id', () => {
		const a = '01912b4e-7c1a-7000-8000-000000000001';
		const b = '01912b4e-7c1a-7000-8000-000000000002';
		const order = [
			given(1, 9, { id: b }),
			passedOn(1, 8, { era: 1 }),
			given(1, 3, { era: 1, id: a }),
			given(1, 3, { era: 1, id: b }),
			given(1, 3, { era: 1, id: a, rank: 1 }),
			given(1, 4, { era: 1, id: a })
		];
		for (const [i, one] of order.entries()) {
			for (const [j, other] of order.entries()) expect(comesAfter(one, other)).toBe(i > j);
		}
	});
});
