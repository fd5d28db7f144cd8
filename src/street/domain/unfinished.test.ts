import { expect, it } from 'vitest';
import { STEPS, stepsLeft, type Begun } from './unfinished.ts';

const NAME_ONLY: Begun = {
	pointKnown: false,
	street: null,
	week: null,
	services: [],
	lines: 0,
	agreed: false,
	hasCard: false
};

it('asks for everything of a place that has only a name, in the order of the bar', () => {
	expect(stepsLeft(NAME_ONLY)).toEqual([...STEPS]);
});

it('leaves out what is known, in whatever order it became known', () => {
	expect(stepsLeft({ ...NAME_ONLY, agreed: true, week: 'Mo 09:00-10:00' })).toEqual([
		'point',
		'address',
		'services',
		'items',
		'card'
	]);
	const whole = { pointKnown: true, street: 'Langestraat', week: '24/7', services: ['toilet'], lines: 1 };
	expect(stepsLeft({ ...whole, agreed: true, hasCard: true })).toEqual([]);
});
