import { describe, expect, it } from 'vitest';
import { placeFacts } from '#tests/engines/given.ts';
import { A_NAME, FACTS, merge, touchedBetween, undoing, valuesOf, withValues } from './changes.ts';

const place = placeFacts({ phone: '+3291234567', services: ['water', 'toilet'] });

describe('the facts of a place', () => {
	it('are all there, and put together again make the same place', () => {
		const values = valuesOf(place);
		expect(Object.keys(values)).toEqual([...FACTS]);
		expect(Object.values(values)).not.toContain(undefined);
		expect(withValues(place, values)).toEqual(place);
	});

	it('are told apart when they differ, whatever the order of a list', () => {
		const after = withValues(place, { phone: null, services: ['toilet', 'water'], 'hours.paused': true });
		expect(touchedBetween(place, after)).toEqual({
			phone: { before: '+3291234567', after: null },
			'hours.paused': { before: false, after: true }
		});
	});

	it('keep no first name in the history', () => {
		const fatma = withValues(place, { friendlyFace: 'Fatma' });
		expect(touchedBetween(place, fatma)).toEqual({ friendlyFace: { before: null, after: A_NAME } });
		const els = touchedBetween(fatma, withValues(place, { friendlyFace: 'Els' }));
		expect(els).toEqual({ friendlyFace: { before: A_NAME, after: A_NAME } });
	});
});

describe('merging a form', () => {
	const since = [{ number: 4, facts: { phone: { before: null, after: '+3291234567' } } }];

	it('takes what differs, and leaves what the form merely showed', () => {
		expect(merge(place, [], { phone: null, name: place.name })).toEqual({ values: { phone: null } });
		// The form showed no phone and sends none back; somebody else filled it in meanwhile.
		expect(merge(place, since, { phone: null, dogs: 'yes' })).toEqual({ values: { dogs: 'yes' } });
	});

	it('stops where somebody else changed the same fact otherwise', () => {
		expect(merge(place, since, { phone: '+3299999999', dogs: 'yes' })).toEqual({
			conflicts: [{ fact: 'phone', number: 4 }]
		});
		expect(merge(place, since, { phone: '+3291234567' })).toEqual({ values: {} });
	});

	it('names the last of several', () => {
		const twice = [...since, { number: 6, facts: { phone: { before: '+3291234567', after: '1' } } }];
		expect(merge(withValues(place, { phone: '1' }), twice, { phone: '2' })).toEqual({
			conflicts: [{ fact: 'phone', number: 6 }]
		});
	});

	it('names every fact of which two people want different things', () => {
		const both = [...since, { number: 5, facts: { dogs: { before: 'no', after: 'limited' } } }];
		const now = withValues(place, { dogs: 'limited' });
		expect(merge(now, both, { phone: '2', dogs: 'yes', kind: 'library' })).toEqual({
			conflicts: [
				{ fact: 'phone', number: 4 },
				{ fact: 'dogs', number: 5 }
			]
		});
	});

	it('writes what is wanted by who was told what stands there, and still leaves what the form merely showed', () => {
		const both = [...since, { number: 5, facts: { dogs: { before: 'no', after: 'yes' } } }];
		const now = withValues(place, { dogs: 'yes' });
		expect(merge(now, both, { phone: '2', dogs: 'no' }, 5)).toEqual({ values: { phone: '2' } });
		// Somebody changed it once more after that.
		const again = [...both, { number: 6, facts: { phone: { before: '+3291234567', after: '1' } } }];
		expect(merge(withValues(now, { phone: '1' }), again, { phone: '2' }, 5)).toEqual({
			conflicts: [{ fact: 'phone', number: 6 }]
		});
	});
});

describe('undoing a change', () => {
	const change = { number: 2, facts: { phone: { before: null, after: '+3291234567' } } };

	it('puts back what was there', () => {
		expect(undoing(place, change, [])).toEqual({ values: { phone: null } });
	});

	it('stops where a later change touched the same fact, also when it says the same again', () => {
		const later = { number: 5, facts: { phone: { before: '1', after: '+3291234567' } } };
		expect(undoing(place, change, [later])).toEqual({ fact: 'phone', number: 5 });
		expect(undoing(place, change, [{ number: 5, facts: { dogs: { before: null, after: 'yes' } } }])).toEqual({
			values: { phone: null }
		});
	});

	it('stops where something else stands there', () => {
		expect(undoing(withValues(place, { phone: '1' }), change, [])).toEqual({ fact: 'phone', number: null });
	});

	it('cannot bring back a name that was taken away', () => {
		const added = { number: 2, facts: { friendlyFace: { before: null, after: A_NAME } } };
		expect(undoing(withValues(place, { friendlyFace: 'Fatma' }), added, [])).toEqual({
			values: { friendlyFace: null }
		});
		const removed = { number: 3, facts: { friendlyFace: { before: A_NAME, after: null } } };
		expect(undoing(place, removed, [])).toEqual({ notKept: true });
	});
});
