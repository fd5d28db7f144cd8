import { expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { counterTexts } from '#platform/i18n/counter.ts';
import type { CounterLine, Leaving } from '../domain/counter.ts';
import { leavingSaid } from './leaving-sentence.ts';

const say = await counterTexts('nl');

function said(leaving: Leaving | null, waiting = 3) {
	const line: CounterLine = { id: 'a', item: 'coffee', sort: null, date: null, waiting, today: 'yes', saidOut: false };
	return leavingSaid(say, 'nl', { leaving, lines: [line] });
}

it('says nothing at a place that goes on', () => {
	expect(said(null)).toBeNull();
});

it.each([
	['giveOut', 'Wat klaarstaat, wordt tot dan uitgedeeld.', 'Wat klaarstaat, wordt nog uitgedeeld.'],
	['passOn', 'Wat klaarstaat, gaat naar andere plekken.', 'Wat klaarstaat, gaat naar andere plekken.'],
	['network', 'Wat klaarstaat, gaat naar het netwerk.', 'Wat klaarstaat, gaat naar het netwerk.']
] as const)('says before and after what was agreed: %s', (waiting, before, after) => {
	const plan = { lastDay: '2026-06-30', waiting };
	expect(said({ ...plan, hasLeft: false })).toBe(`Deze plek stopt na dinsdag 30 juni 2026. ${before}`);
	expect(said({ ...plan, hasLeft: true })).toBe(`Deze plek is gestopt. ${after}`);
});

it('says nothing about what waits where nothing does, or nothing was agreed', () => {
	expect(said({ hasLeft: true, lastDay: '2026-06-30', waiting: 'giveOut' }, 0)).toBe('Deze plek is gestopt.');
	expect(said({ hasLeft: true, lastDay: null, waiting: null })).toBe('Deze plek is gestopt.');
});

it('writes the day in the language of the counter, in digits that everybody reads', async () => {
	for (const language of LANGUAGES) {
		const leaving = { hasLeft: false, lastDay: '2027-06-30', waiting: 'giveOut' } as const;
		const text = leavingSaid(await counterTexts(language), language, { leaving, lines: [] });
		expect(text).toMatch(/30\D+2027/);
	}
});
