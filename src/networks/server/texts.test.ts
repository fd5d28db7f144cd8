import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST, type Role } from '#kernel/actor.ts';
import type { Context } from '#platform/context.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import { clockAt, givenNetwork, keeperOf, must, refusedWith, type GivenNetwork } from '#tests/engines/given.ts';
import { markState } from '../domain/texts.ts';
import { addMember } from './add-member.ts';
import { answerMark } from './answer-mark.ts';
import { markText, type MarkTextInput } from './mark-text.ts';
import { foundPractice, readyPractice } from './practice.ts';
import { showNetwork } from './show-networks.ts';
import { showTexts } from './show-texts.ts';
import { wordText } from './word-text.ts';

const POINT = 'Wijs maar aan wat je wil.';
const NO: MarkTextInput = {
	language: 'nl',
	section: 'guest',
	key: 'point',
	about: POINT,
	verdict: 'no',
	words: 'Wijzen voelt als bedelen.'
};

describeEngines('the say over texts', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let keeper: Context;
	let here: GivenNetwork;
	const as: Partial<Record<Role, Context>> = {};
	let expert: Context;
	let coordinator: Context;
	const touched = new Set<string>();

	beforeAll(() => {
		keeper = keeperOf(engine.database(), clock);
		engine.database().touches.listen({ touched: ({ network }) => void touched.add(network) });
	});
	beforeEach(async () => {
		touched.clear();
		here = await givenNetwork(keeper);
		for (const role of ['expert', 'ambassador'] as const) {
			const member = { network: here.network.slug, name: role, mail: `${role}@stoep.example`, role };
			const { id } = must(await addMember(keeper, member));
			as[role] = { ...keeper, actor: { kind: 'member', network: here.network.id, member: id, role } };
		}
		expert = as.expert!;
		coordinator = { ...keeper, actor: here.member };
		touched.clear();
	});

	const reads = async (slug = here.network.slug) => {
		const shown = await showNetwork({ ...keeper, actor: GUEST }, slug);
		return guestTexts('nl', shown?.network.wording)('point');
	};
	const stateOfFirst = async () => {
		const [first] = (await showTexts(coordinator)).marks;
		return first && markState(first);
	};

	it('keeps words that an expert said no to from guests, until there are others', async () => {
		expect(await reads()).toBe(POINT);
		must(await markText(expert, NO));
		expect([...touched]).toEqual([here.network.id]);
		touched.clear();
		expect(await reads()).toBe('');
		expect(await stateOfFirst()).toBe('open');
		expect(
			refusedWith(await answerMark(coordinator, { markId: (await first()).id, outcome: 'changed', words: '' }))
		).toBe('notChanged');
		must(await wordText(coordinator, { language: 'nl', key: 'point', text: 'Zeg maar wat je wil.' }));
		expect([...touched]).toEqual([here.network.id]);
		expect(await reads()).toBe('Zeg maar wat je wil.');
		expect(await stateOfFirst()).toBe('changed');
		expect(refusedWith(await wordText(coordinator, { language: 'nl', key: 'point', text: '' }))).toBe('refusedText');
		expect(refusedWith(await wordText(coordinator, { language: 'nl', key: 'point', text: POINT }))).toBe('refusedText');
	});

	const first = async () => (await showTexts(expert)).marks[0]!;

	it('keeps a no that was answered with a reason, until an expert says yes', async () => {
		const { id: markId } = must(await markText(expert, NO));
		must(await answerMark(coordinator, { markId, outcome: 'kept', words: 'Het staat zo op de affiche.' }));
		expect(await reads()).toBe('');
		expect(await stateOfFirst()).toBe('kept');
		expect(refusedWith(await answerMark(coordinator, { markId, outcome: 'yes', words: '' }))).toBe('notAllowed');
		must(await answerMark(expert, { markId, outcome: 'yes', words: '' }));
		must(await answerMark(expert, { markId, outcome: 'yes', words: '' }));
		expect(await reads()).toBe(POINT);
		expect((await first()).answers.map(({ outcome, words }) => [outcome, words])).toEqual([
			['kept', 'Het staat zo op de affiche.'],
			['yes', '']
		]);
	});

	it('is of one network, and holds in its practice town as well', async () => {
		const other = await givenNetwork(keeper);
		const { slug, names, phone, phoneName, tile, charter, centre } = here.network;
		const facts = { slug: `oefen-${slug}`, names, phone, phoneName, tile: [...tile], charter, centre };
		const practice = must(await foundPractice(keeper, here.network.id, { ...facts, tile: [tile[0], tile[1]] }));
		expect(await showNetwork({ ...keeper, actor: GUEST }, practice.slug)).toBeNull();
		must(await readyPractice(keeper, practice.id));
		touched.clear();
		must(await markText(expert, NO));
		expect(touched).toEqual(new Set([here.network.id, practice.id]));
		expect(await Promise.all([reads(), reads(practice.slug), reads(other.network.slug)])).toEqual(['', '', POINT]);
		expect((await showTexts({ ...keeper, actor: other.member })).marks).toEqual([]);
	});

	it('takes a mark of anybody in the team once, and a no of experts alone', async () => {
		const unclear = { ...NO, verdict: 'unclear' } as const;
		for (const ctx of [coordinator, as.ambassador!, expert]) {
			const mark = must(await markText(ctx, unclear));
			expect(must(await markText(ctx, unclear)).id).toBe(mark.id);
		}
		expect((await showTexts(expert)).marks).toHaveLength(3);
		expect(await reads()).toBe(POINT);
		expect(refusedWith(await markText(coordinator, NO))).toBe('notAllowed');
		expect(refusedWith(await markText({ ...keeper, actor: GUEST }, unclear))).toBe('notAllowed');
	});

	it.each([
		[{ words: ' \u200b ' }, 'badInput'],
		[{ words: 'x'.repeat(301) }, 'badInput'],
		[{ about: 'Iets anders.' }, 'textChanged'],
		[{ key: 'nothing' }, 'noSuchText'],
		[{ key: '__proto__', verdict: 'unclear' }, 'noSuchText'],
		[{ key: 'constructor', about: 'x', verdict: 'unclear' }, 'noSuchText'],
		[{ section: 'counter', key: 'given', about: 'Gegeven' }, 'commonText'],
		[{ key: 'attribution', about: '© OpenStreetMap contributors' }, 'commonText'],
		[{ section: 'pictogram', key: '../../x', about: '../../x', verdict: 'unclear' }, 'noSuchText']
	] as const)('does not take %j: %s', async (change, code) => {
		const refused = refusedWith(await markText(expert, { ...NO, ...change }));
		expect(refused === code || (code === 'noSuchText' && refused === 'commonText')).toBe(true);
		expect((await showTexts(expert)).marks).toEqual([]);
	});

	it('marks texts of the counter, of the team, and pictograms', async () => {
		const mark = { ...NO, verdict: 'unclear' } as const;
		must(await markText(expert, { ...mark, section: 'counter', key: 'given', about: 'Gegeven' }));
		must(await markText(expert, { ...mark, section: 'pictogram', key: 'coffee', about: 'coffee' }));
		const { id: markId } = must(await markText(expert, { ...mark, section: 'team', key: 'title', about: 'Team' }));
		expect(refusedWith(await answerMark(coordinator, { markId, outcome: 'kept', words: ' ' }))).toBe('whyEmpty');
		must(await answerMark(coordinator, { markId, outcome: 'changed', words: 'Doorgegeven aan de makers.' }));
		expect((await showTexts(expert)).marks.map(({ section }) => section)).toEqual(['team', 'pictogram', 'counter']);
		expect(refusedWith(await answerMark(expert, { markId, outcome: 'yes', words: '' }))).toBe('notANo');
	});

	it('lets nobody but a coordinator word a text, and only as guests can read it', async () => {
		const worded = (ctx: Context, text: string, key = 'point') => wordText(ctx, { language: 'nl', key, text });
		expect(refusedWith(await worded(expert, 'Wijs het aan.'))).toBe('notAllowed');
		for (const [text, code] of [
			['Wijs {naam}.', 'otherValues'],
			['Wijs {', 'badText'],
			['Dit label is veel te lang', 'tooLong'],
			['Je bent kwetsbaar.', 'labels']
		] as const) {
			expect(refusedWith(await worded(coordinator, text))).toBe(code);
		}
		expect(refusedWith(await worded(coordinator, 'x', 'attribution'))).toBe('commonText');
		expect(refusedWith(await worded(coordinator, 'x', 'nothing'))).toBe('noSuchText');
		expect(await reads()).toBe(POINT);
		must(await worded(coordinator, 'Wijs het aan.'));
		must(await worded(coordinator, ' Wijs  het aan.\n'));
		must(await worded(coordinator, ''));
		expect(await reads()).toBe(POINT);
	});

	describe('two at once', () => {
		it('say no and change the words: the no holds for the words that it was said of', async () => {
			const [marked] = await Promise.all([
				markText(expert, NO),
				wordText(coordinator, { language: 'nl', key: 'point', text: 'Zeg het maar.' })
			]);
			expect(marked.ok || marked.refusal.code === 'textChanged').toBe(true);
			expect(await reads()).toBe('Zeg het maar.');
		});
	});
});
