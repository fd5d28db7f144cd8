import { brusselsDay } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import { keepingStatus } from '#keeping';
import { heirsIn, showTexts } from '#networks';
import { listConversations } from '#places';
import { dayInWords } from '#platform/i18n/moments.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import { NEEDS, showAttention, type NeedKind } from '#street';
import { NEED_KINDS, needInWords } from './need-words.ts';
import type { Installation } from '../../../installation.ts';
import { keepingInWords } from './keeping-words.ts';
import type { TeamVisit } from './session.ts';
import { textsOf } from './texts/text-pages.ts';

/** Of each kind, as many as are read at a glance; the rest is in the list. */
const SHOWN = 10;

/** The part of the page of a place where something can be done about what it needs. */
const WHERE: Readonly<Record<NeedKind, string>> = {
	unfinished: '/join',
	leaving: '?open=leave#leave',
	hoursUnreadable: '?open=hours#hours',
	noReturnDay: '?open=closing#closing',
	toBeChecked: '',
	cardUnused: '?open=card#card',
	silentBoard: '?open=note',
	longWaiting: '?open=passOn#passOn'
};

/** What the team sees first: what asks for attention, their own places before those of others. */
export async function overviewOf(installation: Installation, visit: TeamVisit, language: Language) {
	const { ctx, network, member } = visit;
	const say = teamTexts(language);
	const today = brusselsDay(ctx.clock());
	const { counts, needs } = await showAttention(ctx, network.id, { heirOf: await heirsIn(ctx, network.id) });
	const groups = NEEDS.filter((kind) => counts[kind] > 0).map((kind) => ({
		kind,
		title: say(NEED_KINDS[kind]),
		count: counts[kind],
		places: needs
			.filter(({ need }) => need.kind === kind)
			.slice(0, SHOWN)
			.map(({ place, own, need }) => ({
				id: place.id,
				name: place.name,
				own,
				words: needInWords(need, say, today, language),
				href: `/${language}/team/places/${place.id}${WHERE[kind]}`
			}))
	}));
	const conversations = (await listConversations(ctx, network.id)).slice(0, SHOWN).map(({ place, last }) => ({
		id: place.id,
		name: place.name,
		when: dayInWords(brusselsDay(last.at), today, language),
		href: `/${language}/team/places/${place.id}#notes`
	}));
	// What is said of texts is of their own network, also while they practise.
	const texts = visit.self ? [] : textsOf('open', language, await showTexts(ctx));
	return {
		conversations,
		texts: texts.length,
		keeping: keepingInWords(await keepingStatus(installation), say, today, language),
		signedInAs: say('signedInAs', { name: member.name }),
		groups,
		mayChange: member.role !== 'expert'
	};
}
