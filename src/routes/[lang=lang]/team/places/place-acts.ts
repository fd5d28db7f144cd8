import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { addLine, limitLine, makeCard, passOn, pauseLine, resumeLine, stopPlace, type CounterCard } from '#board';
import type { Language } from '#kernel/language.ts';
import { done, refuse, type Refusal, type Result } from '#kernel/result.ts';
import {
	agreeCharter,
	cancelLeaving,
	changePlace,
	confirmPlaces,
	FACTS,
	makeCandidateAgain,
	pausePlace,
	publishJoined,
	publishPlaces,
	putPicture,
	readPoint,
	resumePlace,
	returnPlace,
	setAmbassador,
	setAside,
	showPlace,
	takeUpCandidate,
	undoChange,
	weekOfRows,
	writeNote,
	type ChangedMeanwhile,
	type PlaceChange
} from '#places';
import type { Meanwhile } from '#places/ui/place-form.ts';
import type { Values } from '#platform/i18n/say.ts';
import { teamTexts, type TeamKey } from '#platform/i18n/team.ts';
import { postedForm } from '../../../posted-form.ts';
import { notTaken, text, type FormRefusal, type Said } from '../answer.ts';
import { reasonInWords } from '../aside-reasons.ts';
import { narrowingOf, queryOf } from '../candidates/narrowing.ts';
import { factInWords } from '../fact-values.ts';
import { FACT_WORDS } from '../fact-words.ts';
import { theVisit, type TeamVisit } from '../session.ts';

/** What the form of an act comes to: nothing to show, something to say, or a card that is shown once. */
export type Outcome = { readonly said?: TeamKey; readonly values?: Values; readonly card?: CounterCard };
type Act = (visit: TeamVisit, placeId: string, form: FormData, language: Language) => Promise<Answer>;
/** What an act comes to; what stands there now where somebody else changed it meanwhile. */
type Answer = Result<Outcome> | { readonly ok: false; readonly refusal: ChangedMeanwhile };

/** Rows of days and times that a form of the week has. */
export const WEEK_ROWS = 6;

/** Everything that can be done on the page of a place, by the name that its form posts to. */
const ACTS = {
	basics: change((form) => ({
		name: text(form, 'name'),
		kind: text(form, 'kind'),
		address: {
			street: text(form, 'street'),
			number: text(form, 'number'),
			postcode: text(form, 'postcode'),
			town: text(form, 'town')
		}
	})),
	where: async (visit, placeId, form) => {
		const point = readPoint(text(form, 'point'));
		return point.ok ? changed(visit, placeId, form, { point: point.value }) : point;
	},
	hours: async (visit, placeId, form) => {
		const week = weekOfRows(rowsIn(form));
		if (!week.ok) return week;
		return changeHours(visit, placeId, form, week.value);
	},
	rawHours: (visit, placeId, form) => changeHours(visit, placeId, form, text(form, 'week')),
	takeaway: change((form) => ({ takeaway: text(form, 'takeaway') })),
	services: change((form) => ({ services: chosen(form, 'service') })),
	more: change((form) => ({
		phone: text(form, 'phone'),
		website: text(form, 'website'),
		languages: chosen(form, 'language'),
		stepFree: access(form, 'stepFree'),
		accessibleToilet: access(form, 'accessibleToilet'),
		dogs: access(form, 'dogs'),
		friendlyFace: text(form, 'friendlyFace')
	})),
	closing: async (visit, placeId, form) => {
		const place = await showPlace(visit.ctx, placeId);
		const closure = { from: text(form, 'from'), until: text(form, 'until') || null };
		return changed(visit, placeId, form, { hours: { closures: [...(place?.hours.closures ?? []), closure] } });
	},
	opening: async (visit, placeId, form) => {
		const place = await showPlace(visit.ctx, placeId);
		const closures = place?.hours.closures.filter(
			({ from, until }) => `${from} ${until ?? ''}` !== text(form, 'closure')
		);
		return changed(visit, placeId, form, { hours: { closures } });
	},
	pause: (visit, placeId) => said(pausePlace(visit.ctx, placeId), 'saved'),
	resume: (visit, placeId) => said(resumePlace(visit.ctx, placeId), 'saved'),
	confirm: ({ ctx, network }, placeId) =>
		said(confirmPlaces(ctx, { networkId: network.id, ids: [placeId] }), 'confirmed'),
	ambassador: ({ ctx }, placeId, form) => said(setAmbassador(ctx, placeId, text(form, 'member') || null), 'saved'),
	line: ({ ctx }, placeId, form) => {
		const [sort, date] = [text(form, 'sort').trim(), text(form, 'date')];
		const line = { placeId, item: text(form, 'item'), ...(sort ? { sort } : {}), ...(date ? { date } : {}) };
		return said(addLine(ctx, line), 'saved');
	},
	lineLimit: ({ ctx }, placeId, form) => {
		const most = text(form, 'most').trim() === '' ? null : number(form, 'most');
		return said(limitLine(ctx, placeId, text(form, 'line'), most), 'saved');
	},
	linePause: ({ ctx }, placeId, form) => said(pauseLine(ctx, placeId, text(form, 'line')), 'saved'),
	lineResume: ({ ctx }, placeId, form) => said(resumeLine(ctx, placeId, text(form, 'line')), 'saved'),
	passOn: async ({ ctx }, placeId, form) => {
		const [toPlaceId = '', toLineId = ''] = text(form, 'to').split(' ');
		const [id, n] = [text(form, 'actId'), number(form, 'n')];
		const from = { placeId, lineId: text(form, 'line') };
		const passed = await passOn(ctx, { from, to: { placeId: toPlaceId, lineId: toLineId }, n, ...(id ? { id } : {}) });
		if (!passed.ok) return passed;
		const to = (await showPlace(ctx, toPlaceId))?.name ?? '';
		return done({ said: 'passedOn', values: { count: n, to } });
	},
	charter: ({ ctx }, placeId, form) => {
		const by = text(form, 'by').trim();
		return said(agreeCharter(ctx, placeId, { fingerprint: text(form, 'fingerprint'), ...(by ? { by } : {}) }), 'saved');
	},
	card: async ({ ctx }, placeId, form) => {
		const card = await makeCard(ctx, placeId, { replaces: text(form, 'replaces') || null });
		return card.ok ? done({ card: card.value }) : card;
	},
	publish: ({ ctx }, placeId) => said(publishJoined(ctx, placeId), 'published'),
	publishNow: async ({ ctx, network }, placeId, form) => {
		const batchId = text(form, 'batchId') || undefined;
		const act = { networkId: network.id, because: text(form, 'because'), batchId, ids: [placeId] };
		return once(await publishPlaces(ctx, act), ({ published }) => published, 'published');
	},
	aside: async ({ ctx, network }, placeId, form, language) => {
		const because = reasonInWords(text(form, 'reason'), teamTexts(language));
		return once(
			await setAside(ctx, {
				networkId: network.id,
				because,
				batchId: text(form, 'batchId') || undefined,
				ids: [placeId]
			}),
			({ aside }) => aside,
			'asideSaid'
		);
	},
	again: ({ ctx }, placeId) => said(makeCandidateAgain(ctx, placeId), 'againSaid'),
	takeUp: ({ ctx }, placeId) => said(takeUpCandidate(ctx, placeId), 'saved'),
	undo: ({ ctx }, _placeId, form) => said(undoChange(ctx, text(form, 'change')), 'undone'),
	picture: async ({ ctx }, placeId, form) => {
		const file = form.get('picture');
		const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
		return said(putPicture(ctx, placeId, bytes, text(form, 'alt')), 'saved');
	},
	leave: ({ ctx }, placeId, form) => {
		const [lastDay, waiting] = [text(form, 'lastDay'), text(form, 'waiting')];
		const stopping = {
			placeId,
			because: text(form, 'because'),
			...(lastDay ? { lastDay } : {}),
			...(waiting ? { waiting: waiting as 'giveOut' } : {})
		};
		return said(stopPlace(ctx, stopping), lastDay ? 'saved' : 'leftSaid');
	},
	stay: ({ ctx }, placeId, form) =>
		said(cancelLeaving(ctx, { placeId, because: text(form, 'because') }), 'leavingCancelled'),
	note: ({ ctx }, placeId, form) => {
		const id = text(form, 'noteId');
		return said(writeNote(ctx, placeId, { text: text(form, 'text'), ...(id ? { id } : {}) }), 'noteSent');
	},
	return: ({ ctx }, placeId, form) =>
		said(returnPlace(ctx, { placeId, because: text(form, 'because') }), 'returnedSaid')
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof ACTS;
export const ACT_NAMES = Object.keys(ACTS) as ActName[];

const WORDS: Readonly<Record<string, TeamKey>> = {
	'badInput.name': 'nameEmpty',
	pointEmpty: 'whereNotSaid',
	pointUnreadable: 'pointUnreadable',
	pointNotInLink: 'pointNotInLink',
	pointOutside: 'pointOutside',
	'badInput.hours.week': 'hoursUnreadable',
	'badInput.takeaway': 'hoursUnreadable',
	'badInput.phone': 'phoneUnclear',
	'badInput.website': 'websiteUnclear',
	'badInput.because': 'leavingBecause',
	notThere: 'changedMeanwhile',
	'badInput.lastDay': 'fieldWrong',
	'badInput.text': 'noteEmpty',
	'badInput.most': 'lineLimitWrong',
	'badInput.n': 'passOnNumber',
	'badInput.to.placeId': 'passOnWhere',
	notHere: 'passOnWhere',
	noSuchLine: 'passOnWhere',
	notTheSame: 'passOnWhere',
	notSoMany: 'passOnFewer',
	sayWhatWaits: 'leavingSayWaiting',
	tooMany: 'noteTooMany',
	badInput: 'fieldWrong',
	rowIncomplete: 'rowIncomplete',
	rowEmpty: 'rowEmpty',
	changedMeanwhile: 'changedMeanwhile',
	changedSince: 'changedSince',
	notKept: 'undoNotKept',
	needsDate: 'itemNeedsDate',
	sortAlcohol: 'itemAlcohol',
	sortTooLong: 'fieldWrong',
	sortEmpty: 'fieldWrong',
	charterChanged: 'charterChanged',
	cardChanged: 'cardChanged',
	notAgreed: 'notAgreed',
	whereIsIt: 'whereNotSaid',
	tooLate: 'tooLate',
	notAPicture: 'photoWrong',
	pictureTooLarge: 'photoHow',
	altNeeded: 'photoAlt'
};

/** What a refusal of an act is in words, where the field alone does not say it. */
function inWords(act: ActName, refusal: Refusal): Refusal {
	if (refusal.code !== 'badInput') return refusal;
	if (act === 'closing') return { ...refusal, code: 'closing', field: 'from' };
	return act === 'publishNow' || act === 'aside' ? { ...refusal, code: act } : refusal;
}

export interface PlaceAnswer extends Said {
	readonly act: ActName;
	readonly card?: CounterCard;
}

/** Carries out one act of the page of a place, and answers what to show. Where there is no such page there is no act. */
export async function actOnPlacePage(event: RequestEvent, act: ActName) {
	const visit = await theVisit(event);
	const form = await postedForm(event.request);
	const placeId = event.params.id ?? '';
	if ((await showPlace(visit.ctx, placeId))?.networkId !== visit.network.id) error(404, 'noSuchPlace');
	const language = event.params.lang as Language;
	const result: Answer = await ACTS[act](visit, placeId, form, language);
	if (!result.ok) {
		const refusal = inWords(act, result.refusal);
		const answer = notTaken(act, refusal, form, {
			...WORDS,
			closing: 'closingWrong',
			publishNow: 'becauseMissing',
			aside: 'asideMissing'
		});
		if (!('standing' in result.refusal)) return answer;
		const meanwhile = meanwhileInWords(result.refusal.standing, language);
		return fail<FormRefusal>(answer.status, { ...answer.data, meanwhile });
	}
	const onwards = whereTo(act, form, placeId);
	if (onwards !== null) redirect(303, `/${event.params.lang}/team/${onwards}`);
	const name = (await showPlace(visit.ctx, placeId))?.name ?? '';
	const answer: PlaceAnswer = { act, said: 'saved', ...result.value, values: { name, ...result.value.values } };
	return answer;
}

function meanwhileInWords({ version, values }: ChangedMeanwhile['standing'], language: Language): Meanwhile {
	const say = teamTexts(language);
	const standing = FACTS.filter((fact) => fact in values).map((fact) => ({
		fact: say(FACT_WORDS[fact]),
		value: factInWords(fact, values[fact], { say, language }) || say('importNothing')
	}));
	return { told: version, standing };
}

/** The page on which somebody goes on after an act; null for this one. */
function whereTo(act: ActName, form: FormData, placeId: string): string | null {
	if (act === 'takeUp') return `places/${placeId}/join`;
	if ((act !== 'publishNow' && act !== 'aside') || !form.has('list')) return null;
	const list = queryOf(narrowingOf(new URLSearchParams(text(form, 'list'))));
	return `candidates?${list}${list && '&'}decided=1`;
}

/** An act that changes facts as its form says them. */
function change(wanted: (form: FormData) => PlaceChange): Act {
	return (visit, placeId, form) => changed(visit, placeId, form, wanted(form));
}

function changeHours(visit: TeamVisit, placeId: string, form: FormData, week: string | null) {
	const holidays = form.has('holidaysClosed') ? 'closed' : 'asWeek';
	return changed(visit, placeId, form, { hours: { week, holidays }, ...(week ? { hoursAsFound: null } : {}) });
}

async function changed({ ctx }: TeamVisit, placeId: string, form: FormData, wanted: PlaceChange): Promise<Answer> {
	const told = form.has('told') ? { told: number(form, 'told') } : {};
	const answer = await changePlace(ctx, placeId, { change: wanted, seen: number(form, 'seen'), ...told });
	return answer.ok ? done({ said: 'saved' }) : answer;
}

async function said(result: Promise<Result<unknown>>, words: TeamKey): Promise<Result<Outcome>> {
	const answer = await result;
	return answer.ok ? done({ said: words }) : answer;
}

/** An act on one place that may have come too late: somebody else decided meanwhile. */
function once<Value>(result: Result<Value>, count: (value: Value) => number, words: TeamKey): Result<Outcome> {
	if (!result.ok) return result;
	return count(result.value) === 1 ? done({ said: words }) : refuse('notThere', 'Somebody decided on this already.');
}

function rowsIn(form: FormData) {
	return Array.from({ length: WEEK_ROWS }, (_, index) => ({
		days: chosen(form, `days${index}`).map(Number),
		from: text(form, `from${index}`).trim(),
		until: text(form, `until${index}`).trim()
	}));
}

function chosen(form: FormData, name: string): string[] {
	return form.getAll(name).filter((value) => typeof value === 'string');
}

function number(form: FormData, name: string): number {
	const typed = text(form, name).trim().replace(',', '.');
	return /^-?\d{1,9}(\.\d{1,15})?$/.test(typed) ? Number(typed) : NaN;
}

function access(form: FormData, name: string): 'yes' | 'limited' | 'no' | null {
	const value = text(form, name);
	return value === '' ? null : (value as 'yes');
}
