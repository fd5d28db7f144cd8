import { error, type RequestEvent } from '@sveltejs/kit';
import { findCard, ITEM_KEYS, ITEMS, itemName, listLines, MOST_SHOWN } from '#board';
import { addDays, brusselsDay } from '#kernel/instant.ts';
import type { Language } from '#kernel/language.ts';
import { listMembers, namesOfTeam } from '#networks';
import {
	charterToRead,
	kindName,
	kinds,
	listAgreements,
	listChanges,
	listNotes,
	rowsOfWeek,
	serviceName,
	services,
	showPlace,
	type History,
	type Place
} from '#places';
import { dayInWords, languageInWords, weekdayInWords } from '#platform/i18n/moments.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { newId } from '#platform/random.ts';
import { listReceivers, listUnfinished, type PassableLine, type Receiver } from '#street';
import { narrowingOf, queryOf } from '../candidates/narrowing.ts';
import type { Words } from '../fact-values.ts';
import { theVisit } from '../session.ts';
import { changeInWords } from './change-words.ts';
import { distanceInWords } from './distance-words.ts';
import { WEEK_ROWS } from './place-acts.ts';

/** Spoken in Flanders and Brussels by many, in the order of the alphabet of their codes. */
const SPOKEN = [
	'am',
	'ar',
	'bg',
	'de',
	'en',
	'es',
	'fa',
	'fr',
	'it',
	'ku',
	'nl',
	'pl',
	'ps',
	'pt',
	'ro',
	'ru',
	'so',
	'ti',
	'tr',
	'uk',
	'ur'
];
/** A Monday: the names of the days begin there. */
const MONDAY = '2026-01-05';

/** Everything that the page of a place shows the team, in the language of the page. */
export async function placePage(event: Pick<RequestEvent, 'params' | 'url' | 'cookies' | 'locals'>) {
	const { ctx, network, member } = await theVisit(event);
	const list = event.url.searchParams.get('list');
	const language = event.params.lang as Language;
	const place = await showPlace(ctx, event.params.id ?? '');
	if (!place || place.networkId !== network.id) error(404, 'noSuchPlace');
	const [cardId, notes, lines, passable, history, names, team, agreements, charter, unfinished] = await Promise.all([
		findCard(ctx, place.id),
		listNotes(ctx, place.id),
		listLines(ctx, place.id),
		member.role === 'expert' ? [] : listReceivers(ctx, place.id),
		listChanges(ctx, place.id),
		namesOfTeam(ctx, network.id),
		listMembers(ctx, network.id),
		listAgreements(ctx, place.id),
		charterToRead(ctx, network.id, language),
		place.state === 'candidate' ? listUnfinished(ctx, network.id) : []
	]);
	const today = brusselsDay(ctx.clock());
	const say = teamTexts(language);
	const lineInWords = ({ item, sort, date }: Pick<PassableLine, 'item' | 'sort' | 'date'>) =>
		[sort ?? itemName(item, language), date && dayInWords(date, today, language)].filter(Boolean).join(', ');
	const inWords = (at: Date) => dayInWords(brusselsDay(at), today, language);
	return {
		place: {
			...factsOf(place, language),
			seen: place.version,
			confirmedOn: place.confirmedOn && dayInWords(place.confirmedOn, today, language),
			href: place.state === 'published' ? `/${language}/${network.slug}/place/${place.slug}` : null
		},
		mayChange: member.role !== 'expert',
		/** Steps that a place which joins still has before it; null for one that did not begin at the bar. */
		missing: unfinished.find(({ id }) => id === place.id)?.missing ?? null,
		kinds: kinds.map(({ key }) => ({ key, name: kindName(key, language) })),
		services: services.map(({ key, icon }) => ({ key, icon, name: serviceName(key, language) })),
		pictograms: pictograms(services.map(({ icon }) => icon)),
		items: ITEM_KEYS.map((key) => ({ key, name: itemName(key, language), needsDate: ITEMS[key].needsDate })),
		lines: lines.map(({ id, item, sort, sortDate: date, waiting, paused, dailyLimit }) => {
			return { id, name: lineInWords({ item, sort, date }), waiting, paused, dailyLimit };
		}),
		passable: passable.map((line) => ({
			lineId: line.lineId,
			name: lineInWords(line),
			mayPassOn: line.mayPassOn,
			actId: newId(ctx.clock()),
			receivers: line.receivers.map((receiver) => receiverOf(receiver, language))
		})),
		spoken: SPOKEN.map((code) => ({ code, name: languageInWords(code, language) })),
		days: [0, 1, 2, 3, 4, 5, 6].map((day) => weekdayInWords(addDays(MONDAY, day), language)),
		team: team.filter(({ role }) => role !== 'expert').map(({ id, name }) => ({ id, name })),
		charter,
		notes: notes.map(({ id, saidBy, from, text, at }) => ({
			id,
			who: from === 'place' ? null : saidBy,
			when: inWords(at),
			text
		})),
		/** For the form of a note, so that sending it twice says it once. */
		noteId: newId(ctx.clock()),
		/** The list of candidates that somebody came from, as it was narrowed; null for who came from elsewhere. */
		list: list === null ? null : queryOf(narrowingOf(new URLSearchParams(list))),
		/** For what is decided on a candidate, in the same way. */
		batchId: newId(ctx.clock()),
		lastDay: place.leaving && dayInWords(place.leaving.lastDay, today, language),
		agreed: agreements.find(({ fingerprint }) => fingerprint === charter?.fingerprint)?.at ?? null,
		/** Of the card that is good now, for the form that makes another. */
		cardId,
		agreedOn: agreements[0] ? inWords(agreements[0].at) : null,
		history: history.slice(0, 30).map((entry) => historyOf(entry, names, inWords, { say, language }))
	};
}

/** A place to pass on to, as a choice: what it is called, what waits there already and how far it is. */
function receiverOf({ placeId, lineId, name, sort, waiting, metres }: Receiver, language: Language) {
	const count = waiting > MOST_SHOWN ? `${MOST_SHOWN}+` : waiting;
	const words = [sort ? `${name} (${sort})` : name, teamTexts(language)('passOnThere', { count: String(count) })];
	return { value: `${placeId} ${lineId}`, words: [...words, distanceInWords(roughly(metres), language)].join(' · ') };
}

/** To fifty metres: a straight line says no more about a walk. */
function roughly(metres: number): number {
	return metres < 1000 ? Math.round(metres / 50) * 50 : metres;
}

function factsOf(place: Place, language: Language) {
	const { id, name, kind, state, address, point, hours, hoursAsFound, takeaway, phone, website, ambassadorId } = place;
	const rows = hours.week === null ? [] : rowsOfWeek(hours.week);
	return {
		...{ id, name, kind, state, address, point, hours, hoursAsFound, takeaway, phone, website, ambassadorId },
		kindName: kindName(kind, language),
		services: place.services,
		languages: place.languages,
		stepFree: place.stepFree,
		accessibleToilet: place.accessibleToilet,
		dogs: place.dogs,
		friendlyFace: place.friendlyFace,
		/** The week as rows of a form; null where it says more than rows can. */
		rows: rows !== null && rows.length <= WEEK_ROWS ? rows : null
	};
}

function historyOf(entry: History, names: ReadonlyMap<string, string>, inWords: (at: Date) => string, words: Words) {
	const who = names.get(entry.memberId ?? '') ?? null;
	const when = inWords(entry.at);
	if (entry.is === 'act') return { is: entry.is, act: entry.act, because: entry.because, who, when };
	return { is: entry.is, id: entry.id, how: entry.how, facts: changeInWords(entry.facts, words), who, when };
}
