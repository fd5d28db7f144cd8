import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctTime, EVENT_KINDS, limitsOf, type BoardEvent } from './event.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 2, 3, 11);

describe('a board event', () => {
	it('facts 9 and 18: has no field for a person, a reason, a phone or a price', () => {
		const fields: Record<keyof BoardEvent, true> = {
			id: true,
			kind: true,
			era: true,
			at: true,
			n: true,
			mayPassOn: true,
			of: true,
			rank: true
		};
		expect(Object.keys(fields).sort()).toEqual(['at', 'era', 'id', 'kind', 'mayPassOn', 'n', 'of', 'rank']);
	});

	it('is about 1 to 20 at a tap, 0 to 200 for a count', () => {
		expect(Object.fromEntries(EVENT_KINDS.map((kind) => [kind, limitsOf(kind)]))).toEqual({
			treated: { min: 1, max: 20 },
			given: { min: 1, max: 20 },
			counted: { min: 0, max: 200 },
			passedOn: { min: 1, max: 200 },
			received: { min: 1, max: 200 },
			undone: { min: 0, max: 0 }
		});
	});
});

describe('correctTime', () => {
	const contact = { lastContact: NOON - 2 * HOUR, arrival: NOON };

	it.each([-48, -1, 0, 1, 48])('makes good a clock that is %i hours off', (hours) => {
		const off = hours * HOUR;
		expect(correctTime({ ...contact, deviceAt: NOON - HOUR + off, offset: -off })).toBe(NOON - HOUR);
	});

	it('holds a clock that was moved 48 hours since last contact between contact and arrival', () => {
		expect(correctTime({ ...contact, deviceAt: NOON + 48 * HOUR, offset: 0 })).toBe(NOON);
		expect(correctTime({ ...contact, deviceAt: NOON - 48 * HOUR, offset: 0 })).toBe(NOON - 2 * HOUR);
	});

	it('never counts an event after its arrival, also when last contact says otherwise', () => {
		expect(correctTime({ deviceAt: NOON, offset: 0, lastContact: NOON + HOUR, arrival: NOON })).toBe(NOON);
	});

	it.each([
		{ deviceAt: Number.NaN },
		{ deviceAt: Number.POSITIVE_INFINITY },
		{ deviceAt: Number.NEGATIVE_INFINITY },
		{ deviceAt: 1e300 },
		{ deviceAt: -8.7e15 },
		{ offset: Number.NaN },
		{ offset: Number.MAX_VALUE },
		{ lastContact: Number.NaN },
		{ lastContact: Number.NEGATIVE_INFINITY }
	])('falls back to arrival for %o', (absurd) => {
		expect(correctTime({ ...contact, deviceAt: NOON - HOUR, offset: 0, ...absurd })).toBe(NOON);
	});

	it('is a whole number between contact and arrival, whatever a device says', () => {
		fc.assert(
			fc.property(fc.double(), fc.double(), (deviceAt, offset) => {
				const at = correctTime({ ...contact, deviceAt, offset });
				expect(Number.isInteger(at)).toBe(true);
				expect(at).toBeGreaterThanOrEqual(contact.lastContact);
				expect(at).toBeLessThanOrEqual(contact.arrival);
			})
		);
	});
});
