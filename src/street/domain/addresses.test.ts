import { describe, expect, it } from 'vitest';
import { listAddress } from './addresses.ts';

describe('the address of a list', () => {
	it('holds what is asked for, and nothing else', () => {
		const asked = {
			language: 'ar',
			network: 'gent',
			neighbourhood: 'dampoort',
			need: 'water',
			from: undefined
		} as const;
		expect(listAddress(asked)).toBe('/ar/gent/dampoort?need=water');
		expect(listAddress({ language: 'nl', network: 'gent', from: 'markt', show: 20 })).toBe(
			'/nl/gent?from=markt&show=20'
		);
		expect(listAddress({ language: 'nl', network: 'gent' })).toBe('/nl/gent');
	});
});
