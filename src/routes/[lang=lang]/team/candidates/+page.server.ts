import { brusselsDay } from '#kernel/instant.ts';
import { namesOfTeam, showNetwork } from '#networks';
import { kindName, kinds, listBatches, publishPlaces, setAside, takeBackBatch } from '#places';
import { dayInWords, timeOfDay } from '#platform/i18n/moments.ts';
import { teamTexts } from '#platform/i18n/team.ts';
import { newId } from '#platform/random.ts';
import { listCandidates } from '#street';
import { postedForm } from '../../../posted-form.ts';
import { notTaken, text, type Said } from '../answer.ts';
import { reasonInWords } from '../aside-reasons.ts';
import { theVisit } from '../session.ts';
import { candidateInWords } from './candidate-words.ts';
import { narrowingOf, queryOf } from './narrowing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx, network, member } = await theVisit(event);
	const { searchParams } = event.url;
	const language = event.params.lang;
	const say = teamTexts(language);
	const narrowing = narrowingOf(searchParams);
	const { search = '', kind = '', neighbourhood = '', after } = narrowing;
	const here = queryOf(narrowing);
	const [list, batches, names, parts] = await Promise.all([
		listCandidates(ctx, network.id, { search, kind, neighbourhood, after }),
		listBatches(ctx, network.id),
		namesOfTeam(ctx, network.id),
		showNetwork(ctx, network.slug)
	]);
	const hoods = (parts?.neighbourhoods ?? []).map((hood) => ({
		id: hood.id,
		name: hood.names[language] ?? hood.names.nl ?? hood.slug
	}));
	const hoodNames = new Map(hoods.map(({ id, name }) => [id, name]));
	const narrowed = Boolean(search || kind || neighbourhood);
	const today = brusselsDay(ctx.clock());
	return {
		asked: {
			search,
			kind,
			neighbourhood,
			narrowed,
			all: searchParams.has('all'),
			decided: searchParams.has('decided')
		},
		found: list.found,
		total: list.counts.candidate,
		aside: list.counts.aside,
		/** All of a kind can be shown at once; what is narrowed otherwise is looked through by eye. */
		ofKind: kind && !search && !neighbourhood ? list.found : 0,
		mayChange: member.role !== 'expert',
		/** Of this form, so that pressing twice does it once. */
		batchId: newId(ctx.clock()),
		batches: batches.map(({ batchId, act, memberId, at, count }) => ({
			batchId,
			words: say(act === 'published' ? 'batchPublished' : 'batchAside', {
				who: names.get(memberId) ?? say('historySomebody'),
				count,
				when: `${dayInWords(brusselsDay(at), today, language)}, ${timeOfDay(at, language)}`
			})
		})),
		kinds: kinds.map(({ key }) => ({ key, name: kindName(key, language) })),
		hoods,
		links: {
			here,
			all: `?${here}${here && '&'}all=1`,
			none: `?${here}`,
			next: list.next && `?${queryOf({ ...narrowing, after: list.next })}`,
			first: after === undefined ? null : `?${queryOf({ search, kind, neighbourhood })}`
		},
		places: list.places.map((place) => candidateInWords(place, hoodNames, say, language))
	};
};

/** What came of a decision on many places, and on how many of them it was none: somebody else had decided meanwhile. */
function decided(said: 'publishedMany' | 'asideMany', count: number, asked: number) {
	return { said, values: { count }, others: Math.max(0, asked - count) };
}

export const actions: Actions = {
	/** Shows guests what is ticked, or all of a kind, by the yes that somebody of the team has. */
	async publish(event) {
		const { ctx, network } = await theVisit(event);
		const form = await postedForm(event.request);
		const [kind, ids] = [text(form, 'allOfKind'), ticked(form)];
		if (!kind && ids.length === 0) return nothingTicked('publish', form);
		const result = await publishPlaces(ctx, {
			networkId: network.id,
			because: text(form, 'because'),
			batchId: text(form, 'batchId') || undefined,
			...(kind ? { kind } : { ids })
		});
		if (!result.ok) return notTaken('publish', result.refusal, form, { 'badInput.because': 'becauseMissing' });
		return decided('publishedMany', result.value.published, kind ? 0 : ids.length);
	},

	/** Sets aside what is ticked. */
	async aside(event) {
		const { ctx, network } = await theVisit(event);
		const form = await postedForm(event.request);
		const ids = ticked(form);
		if (ids.length === 0) return nothingTicked('aside', form);
		const result = await setAside(ctx, {
			networkId: network.id,
			because: reasonInWords(text(form, 'reason'), teamTexts(event.params.lang)),
			batchId: text(form, 'batchId') || undefined,
			ids
		});
		if (!result.ok) return notTaken('aside', result.refusal, form, { 'badInput.because': 'asideMissing' });
		return decided('asideMany', result.value.aside, ids.length);
	},

	/** Makes candidates again of what was decided with one press. */
	async takeBack(event) {
		const { ctx, network } = await theVisit(event);
		const form = await postedForm(event.request);
		const result = await takeBackBatch(ctx, { networkId: network.id, batchId: text(form, 'batchId') });
		if (!result.ok) return notTaken('takeBack', result.refusal, form);
		const said: Said = { said: 'takenBack', values: { count: result.value.again } };
		return said;
	}
};

function ticked(form: FormData): string[] {
	return form.getAll('id').filter((id) => typeof id === 'string');
}

function nothingTicked(act: string, form: FormData) {
	return notTaken(act, { code: 'nothing', sentence: '' }, form, { nothing: 'nothingTicked' });
}
