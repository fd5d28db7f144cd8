import { redirect, type RequestEvent } from '@sveltejs/kit';
import { brusselsDay } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import {
	answerMark,
	findPractice,
	isStandingNo,
	markState,
	markText,
	namesOfTeam,
	showTexts,
	wordText,
	type MarkOutcome,
	type MarkVerdict
} from '#networks';
import { writtenTexts } from '#platform/i18n/catalogue.ts';
import { GUEST_RULES, isGuestKey, type GuestPage } from '#platform/i18n/guest-rules.ts';
import { readable, readText } from '#platform/i18n/icu.ts';
import { dayInWords } from '#platform/i18n/moments.ts';
import { stateOf } from '#platform/i18n/wording.ts';
import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { postedForm } from '../../../../posted-form.ts';
import { notTaken, text } from '../../answer.ts';
import { ownVisit } from '../../session.ts';
import { currentText, listedText, marksOn, readTextId } from '../text-pages.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a text of each page is seen, under the address of a practice town. */
const SEEN_AT: Readonly<Record<GuestPage, string>> = {
	everywhere: '',
	networks: '',
	list: '',
	place: '/place/cafe-de-wilg',
	treat: '/place/cafe-de-wilg/treat',
	screen: '/place/cafe-de-wilg/screen',
	charter: '/charter',
	trouble: '/place/nergens',
	paper: ''
};

export const load: PageServerLoad = async (event) => {
	const { ctx, member, network } = await ownVisit(event);
	const language = event.params.lang;
	const found = asked(event);
	const { section, key } = found;
	const texts = await showTexts(ctx);
	const [names, practice] = await Promise.all([namesOfTeam(ctx, network.id), findPractice(ctx, network.id)]);
	const today = brusselsDay(ctx.clock());
	const about = currentText(section, key, language, texts);
	const by = (memberId: string, at: Date) => ({
		name: names.get(memberId) ?? '',
		when: dayInWords(brusselsDay(at), today, language)
	});
	const rules = section === 'guest' && isGuestKey(key) ? GUEST_RULES[key] : null;
	const isCommon = rules?.without === 'common';
	return {
		...listedText(section, key, language, texts),
		pictograms: pictograms(section === 'pictogram' ? [key] : []),
		about,
		on: rules?.on ?? [section as Exclude<typeof section, 'guest'>],
		seeAt: rules && practice ? `/${language}/${practice.slug}${SEEN_AT[rules.on[0] ?? 'list']}` : null,
		guests: rules && isGuestKey(key) ? guestsRead(stateOf(key, language, texts.own, texts.refused), language) : null,
		marks: marksOn(section, key, language, texts).map((mark) => ({
			id: mark.id,
			...by(mark.memberId, mark.madeAt),
			verdict: mark.verdict,
			words: mark.words,
			/** The words it was said of, where there are others by now. */
			then: mark.about === about ? null : readable(mark.about, mark.language),
			state: markState(mark),
			isStanding: isStandingNo(mark, about),
			answers: mark.answers.map((answer) => ({ ...answer, ...by(answer.memberId, answer.madeAt) }))
		})),
		mayRefuse: member.role === 'expert' && rules !== null && !isCommon,
		isCommon,
		mayAnswer: member.role === 'coordinator',
		mayTakeBack: member.role === 'expert',
		/** What a new wording has to keep; null where nobody here words it. */
		values: member.role === 'coordinator' && rules && !isCommon ? valuesOf(key, language) : null
	};
};

const REFUSED = {
	'badInput.words': 'markWordsEmpty',
	textChanged: 'markMeanwhile',
	commonText: 'markCommonHow',
	whyEmpty: 'markWhyEmpty',
	notChanged: 'markNotChanged',
	badText: 'markBadText',
	otherValues: 'markOtherValues',
	tooLong: 'markTooLong',
	labels: 'markLabels',
	refusedText: 'markRefused'
} as const;

export const actions: Actions = {
	async mark(event) {
		const { ctx } = await ownVisit(event);
		const form = await postedForm(event.request);
		const verdict = text(form, 'verdict') as MarkVerdict;
		const read = { about: text(form, 'about'), verdict, words: text(form, 'words') };
		const marked = await markText(ctx, { ...asked(event), language: event.params.lang as Language, ...read });
		if (!marked.ok) return notTaken('mark', marked.refusal, form, REFUSED);
		return { said: verdict === 'no' ? ('markNotedNo' as const) : ('markNoted' as const) };
	},

	/** By a coordinator what becomes of it, by an expert that it is a yes after all. */
	async answer(event) {
		const { ctx } = await ownVisit(event);
		const form = await postedForm(event.request);
		const markId = text(form, 'mark');
		const outcome = text(form, 'outcome') as MarkOutcome;
		const answered = await answerMark(ctx, { markId, outcome, words: text(form, 'words') });
		if (!answered.ok) return notTaken(`answer ${markId}`, answered.refusal, form, REFUSED);
		return { said: outcome === 'yes' ? ('markYesDone' as const) : ('markAnswered' as const) };
	},

	async word(event) {
		const { ctx } = await ownVisit(event);
		const form = await postedForm(event.request);
		const { key } = asked(event);
		const worded = await wordText(ctx, { language: event.params.lang as Language, key, text: text(form, 'text') });
		if (!worded.ok) return notTaken('word', worded.refusal, form, REFUSED);
		return { said: 'markWorded' as const };
	}
};

/** The text of this address; whoever comes by an old one is led to all of them. */
function asked(event: Pick<RequestEvent, 'params'>) {
	const found = readTextId(event.params.text ?? '');
	if (!found) redirect(303, `/${event.params.lang}/team/texts`);
	return found;
}

/** What guests read in place of refused words: null where these are just what they read, `stays` where nothing else is. */
function guestsRead({ text: current, isRefused, isOwn, said }: ReturnType<typeof stateOf>, language: Language) {
	if (!isRefused) return { isOwn, instead: null };
	return { isOwn, instead: said === current ? ('stays' as const) : { words: readable(said, language) } };
}

/** `{name}`, `{count}`: what the words of a text are filled with. */
function valuesOf(key: string, language: Language): string {
	const read = readText(writtenTexts('guest', language)[key] ?? '', language);
	return read.ok ? read.value.values.map((name) => `{${name}}`).join(' ') : '';
}
