import { backToday, outToday, recordEvent, showCounter } from '#board';
import { done, refuse, type Result } from '#kernel/result.ts';
import { closeToday, openAgain, putServicesAway } from '#places';
import type { Context } from '#platform/context.ts';

/** Everything that can be done at an open counter, by the name that its form posts to. */
export const ACTS = [
	'given',
	'treated',
	'counted',
	'undone',
	'out',
	'back',
	'closed',
	'opened',
	'away',
	'there'
] as const;
export type ActName = (typeof ACTS)[number];

/**
 * Does what a form of the counter asks. Whatever a form says is nonsense until a use case took it; nothing of it decides
 * whose counter this is.
 */
export async function doAct(ctx: Context, act: ActName, form: FormData): Promise<Result<unknown>> {
	if (ctx.actor.kind !== 'counter') return refuse('cardExpired', 'This is no counter.');
	const { place } = ctx.actor;
	const lineId = text(form, 'line');
	switch (act) {
		case 'given':
		case 'treated':
		case 'counted':
		case 'undone':
			return recordEvent(ctx, {
				placeId: place,
				lineId,
				kind: act,
				id: text(form, 'id'),
				n: act === 'undone' ? 0 : number(form, 'n'),
				...(act === 'treated' ? { mayPassOn: form.has('mayPassOn') } : {}),
				...(act === 'undone' ? { of: text(form, 'of') } : {}),
				device: deviceOf(form)
			});
		case 'out':
			return outToday(ctx, place, lineId);
		case 'back':
			return backToday(ctx, place, lineId);
		case 'closed':
			return closeToday(ctx, place);
		case 'opened':
			return openAgain(ctx, place);
		case 'away':
		case 'there':
			return putServiceAway(ctx, text(form, 'service'), act === 'away');
	}
}

async function putServiceAway(ctx: Context, service: string, away: boolean): Promise<Result<unknown>> {
	const counter = await showCounter(ctx);
	if (!counter) return refuse('cardExpired', 'This is no counter.');
	const others = counter.view.servicesAway.filter((other) => other !== service);
	if (!away && others.length === counter.view.servicesAway.length) return done(null);
	return putServicesAway(ctx, counter.place.id, away ? [...others, service] : others);
}

/** The clock of the device, when its script sent it along. */
function deviceOf(form: FormData): { at: number; offset: number; lastContact: number } | undefined {
	const [at = NaN, offset = NaN, lastContact = NaN] = ['at', 'offset', 'lastContact'].map((name) => number(form, name));
	return [at, offset, lastContact].every(Number.isFinite) ? { at, offset, lastContact } : undefined;
}

function number(form: FormData, name: string): number {
	const typed = text(form, name).trim();
	return /^-?\d{1,15}$/.test(typed) ? Number(typed) : NaN;
}

export function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
