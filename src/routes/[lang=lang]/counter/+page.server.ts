import { fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { ITEM_KEYS, ITEMS, openCounter, showCounter } from '#board';
import type { ItemWords } from '#board/ui/line-name.ts';
import { GUEST } from '#kernel/actor.ts';
import type { Language } from '#kernel/language.ts';
import { findNetwork, listNetworks, type Network } from '#networks';
import { endSession } from '#people';
import { listNotes, serviceName, services } from '#places';
import { isSecure } from '#platform/http/own-cookie.ts';
import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { practiceSign } from '../../practice-sign.ts';
import { practiceCookie } from '../team/session.ts';
import { ACTS, doAct, text, type ActName } from './acts.ts';
import { cardTries } from './card-tries.ts';
import type { FormRefusal } from './in-words.ts';
import { counterCookie, counterOf, practiceCounterOf } from './session.ts';
import { truthOf } from './truth.ts';
import type { Actions, PageServerLoad } from './$types';

const STATUS: Readonly<Record<string, number>> = { cardExpired: 401, noSuchLine: 404, noSuchService: 404 };

export const load: PageServerLoad = async (event) => {
	const { locals, params, url, setHeaders } = event;
	// Nobody else may see it, and the ids in its forms are for one tap each.
	setHeaders({ 'cache-control': 'private, no-store' });
	const language = params.lang;
	const guest = { ...locals.installation, actor: GUEST };
	const ctx = await counterOf(event);
	const counter = ctx && (await showCounter(ctx));
	const own = counter && (await findNetwork(guest, counter.place.networkId));
	const ours = own ? [own] : await listNetworks(guest);
	const common = {
		language,
		isSecure: isSecure(url),
		/** There was a card once, and it does not open anything now. */
		isExpired: !counter && counterCookie.read(event) !== undefined,
		practice: own && own.practiceOf !== null ? practiceSign(language, 'counter') : null,
		/** Whom to call: the team of this place, or of every network while nobody knows which. */
		teams: ours.map((network) => teamOf(network, language))
	};
	if (!ctx || !counter) return { ...common, counter: null };
	const { place, view } = counter;
	const offered = services.filter(({ key }) => place.services.includes(key));
	return {
		...common,
		counter: {
			place: place.names[language] ?? place.name,
			tile: ours[0]?.tile ?? null,
			services: offered.map(({ key, icon }) => ({ key, icon, name: serviceName(key, language) })),
			words: wordsIn(language),
			pictograms: pictograms([...Object.values(ITEMS).map(({ icon }) => icon), ...offered.map(({ icon }) => icon)]),
			isAnswered: (await listNotes(ctx, place.id)).at(-1)?.from === 'team',
			truth: truthOf(ctx, view),
			/** What the ids of the forms on this page are made of, so that sending one twice is one event. */
			stamp: randomBytes(8).toString('hex')
		}
	};
};

export const actions: Actions = {
	...(Object.fromEntries(ACTS.map((act) => [act, (event: RequestEvent) => answer(event, act)])) as Actions),

	/** With the secret of the QR code or the code typed by hand. */
	async open(event) {
		const { installation } = event.locals;
		const address = event.getClientAddress();
		const form = await formOf(event.request);
		if (!form) return refused(400, { act: 'open', code: 'badInput' });
		if (!cardTries.take(address, installation.clock())) return refused(429, { act: 'open', code: 'tooManyTries' });
		const opened = await openCounter(installation, text(form, 'card'));
		if (!opened.ok) return refused(403, { act: 'open', code: 'wrongCode' });
		cardTries.giveBack(address, installation.clock());
		const former = counterCookie.read(event);
		if (former !== undefined) await endSession(installation, former);
		if (practiceCookie.read(event) !== undefined) practiceCookie.remove(event);
		counterCookie.write(event, opened.value.cookie, opened.value.seconds);
		redirect(303, event.url.pathname);
	},

	/** Closes the counter on this device, for instance before it is handed on. */
	async leave(event) {
		const leaving = (await practiceCounterOf(event)) ? practiceCookie : counterCookie;
		const secret = leaving.read(event);
		if (secret !== undefined) await endSession(event.locals.installation, secret);
		leaving.remove(event);
		redirect(303, event.url.pathname);
	}
};

/** What a form is answered: the page anew, or to the script of the page the counter as it is now. */
async function answer(event: RequestEvent, act: ActName) {
	const form = await formOf(event.request);
	if (!form) return refused(400, { act, code: 'badInput' });
	const ctx = await counterOf(event);
	if (!ctx) return refused(401, { act, code: 'cardExpired' });
	const result = await doAct(ctx, act, form);
	if (!result.ok) {
		const { code } = result.refusal;
		return refused(STATUS[code] ?? 422, { act, code, line: text(form, 'line').slice(0, 36) });
	}
	if (!event.request.headers.get('accept')?.includes('application/json')) redirect(303, event.url.pathname);
	const counter = await showCounter(ctx);
	return counter ? { truth: truthOf(ctx, counter.view) } : refused(401, { act, code: 'cardExpired' });
}

/** The fields of a posted form, or null where the body is none. */
function formOf(request: Request): Promise<FormData | null> {
	return request.formData().catch(() => null);
}

function refused(status: number, refusal: FormRefusal) {
	return fail(status, refusal);
}

function wordsIn(language: Language): ItemWords {
	const entries = ITEM_KEYS.map((key) => [key, { icon: ITEMS[key].icon, names: ITEMS[key].names[language] }]);
	return Object.fromEntries(entries) as ItemWords;
}

function teamOf({ names, phoneName, phone }: Network, language: Language) {
	return { network: names[language] ?? names.nl ?? '', name: phoneName, phone };
}
