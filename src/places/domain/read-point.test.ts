import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPoint, writePoint } from './read-point.ts';

const HERE = { lat: 51.0217, lon: 3.9604 };
const codeOf = (text: string) => {
	const read = readPoint(text);
	return read.ok ? read.value : read.refusal.code;
};

describe('a point', () => {
	it.each([
		'51.0217, 3.9604',
		' 51.0217,3.9604 ',
		'51.0217 3.9604',
		'51.0217;3.9604',
		'51,0217 3,9604',
		'51,0217, 3,9604',
		'51,0217; 3,9604',
		'51,0217,3,9604',
		'51,0217 3.9604',
		'51.0217\t3.9604',
		'(51.0217, 3.9604)',
		'51.0217° N, 3.9604° E',
		'51.0217°, 3.9604°'
	])('is read as it is typed: %s', (text) => expect(codeOf(text)).toEqual(HERE));

	it.each([
		'geo:51.0217,3.9604',
		'geo:51.0217,3.9604?z=18',
		'geo:51.0217,3.9604;u=35',
		'https://www.openstreetmap.org/#map=18/51.0217/3.9604',
		'https://www.openstreetmap.org/node/1#map=18.5/51.0217/3.9604&layers=N',
		'https://www.openstreetmap.org/?mlat=51.0217&mlon=3.9604#map=12/51.1/4.1',
		'https://www.google.com/maps/@51.0217,3.9604,17z',
		'https://www.google.com/maps/place/Caf%C3%A9/@51.1,4.1,17z/data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d51.0217!4d3.9604!16s',
		'https://www.google.com/maps?q=51.0217,3.9604',
		'https://maps.google.com/?q=loc:51.0217%2C3.9604',
		'https://www.google.com/maps/search/?api=1&query=51.0217%2C+3.9604',
		'https://www.google.com/maps/search/51.0217,+3.9604?sa=X',
		'https://maps.apple.com/?ll=51.0217,3.9604'
	])('is read from a link that carries it: %s', (link) => expect(codeOf(link)).toEqual(HERE));

	it('is south and west of zero with a minus', () => {
		expect(codeOf('-33.86, -70.5')).toEqual({ lat: -33.86, lon: -70.5 });
	});

	it.each([
		['', 'pointEmpty'],
		[' \n', 'pointEmpty'],
		['abc', 'pointUnreadable'],
		['999', 'pointUnreadable'],
		['51,0217', 'pointUnreadable'],
		['51,3', 'pointUnreadable'],
		['51.0217', 'pointUnreadable'],
		['51.0217, 3.9604, 4', 'pointUnreadable'],
		['51.0217 3.9604 Kaai', 'pointUnreadable'],
		['1e1, 0x10', 'pointUnreadable'],
		['999, 3.9604', 'pointOutside'],
		['51.0217, 181', 'pointOutside'],
		['0, 0', 'pointOutside'],
		['https://maps.app.goo.gl/AbCdEf123', 'pointNotInLink'],
		['https://www.openstreetmap.org/node/51.0217', 'pointNotInLink'],
		['geo:51.0217', 'pointNotInLink'],
		['geo:95,3', 'pointOutside'],
		['https://%E0%A4%A', 'pointNotInLink']
	])('is not in %j: %s', (text, code) => expect(codeOf(text)).toBe(code));

	it('is the very same after it was written', () => {
		const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map((number) => number + 0);
		const inReach = (number: number) => number === 0 || Math.abs(number) > 1e-4;
		fc.assert(
			fc.property(degrees(90).filter(inReach), degrees(180).filter(inReach), (lat, lon) => {
				fc.pre(lat !== 0 || lon !== 0);
				expect(readPoint(writePoint({ lat, lon }))).toEqual({ ok: true, value: { lat, lon } });
			}),
			{ numRuns: 1_000 }
		);
	});

	it('is read or refused in no time and without a surprise, whatever is typed', () => {
		const part = fc.constantFrom(
			'51.0217',
			',',
			' ',
			'-',
			'.',
			'°',
			'N',
			'geo:',
			'https://',
			'#map=18/',
			'&',
			'@',
			'%2C'
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''))
		);
		fc.assert(
			fc.property(text, (typed) => {
				const read = readPoint(typed);
				if (read.ok) expect(Math.abs(read.value.lat)).toBeLessThanOrEqual(90);
			})
		);
		const before = performance.now();
		for (const long of ['1'.repeat(1e6), ' '.repeat(1e6), `https://x#${'&map='.repeat(4e5)}`]) readPoint(long);
		expect(performance.now() - before).toBeLessThan(500);
	});
});
