import { isPoint } from '#kernel/geography.ts';
import { instantAt, isDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { OpenDataQuestion } from '#street';

const PARAMETERS = ['network', 'neighbourhood', 'near', 'open', 'service', 'item', 'limit', 'cursor'] as const;

const DEGREES = /^[-+]?\d{1,3}(?:\.\d{1,20})?$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,3})?)?(Z|[-+ ]\d\d:\d\d)?$/;

/** What is asked of the list of places; the moment of `open=now` is for who has a clock. */
export type PlacesQuestion = Omit<OpenDataQuestion, 'openAt'> & { readonly open?: 'now' | Date };

/**
 * Reads the query of `/api/v1/places`. What nobody knows, stands there twice or is empty is refused, so that nobody takes
 * the answer to another question for the answer to theirs. Whether a network, service or item exists is for the use case.
 */
export function readQuestion(query: URLSearchParams): Result<PlacesQuestion, 'badQuery'> {
	const known: readonly string[] = PARAMETERS;
	for (const name of query.keys()) {
		if (!known.includes(name)) return bad(name, `There is no parameter "${name.slice(0, 60)}".`);
		if (query.getAll(name).length > 1) return bad(name, `The parameter "${name}" is there more than once.`);
		if (query.get(name) === '') return bad(name, `The parameter "${name}" is empty.`);
	}
	const given = (name: (typeof PARAMETERS)[number]) => query.get(name) ?? undefined;

	const near = readPoint(given('near'));
	if (near === null) return bad('near', 'near is a latitude and a longitude in degrees: near=51.0536,3.7304.');
	const open = readMoment(given('open'));
	if (open === null) return bad('open', 'open is "now" or a time such as 2026-03-03T14:00+01:00.');
	const limit = given('limit');
	if (limit !== undefined && !/^\d{1,9}$/.test(limit)) return bad('limit', 'limit is a whole number from 1 to 10000.');
	return done({
		network: given('network'),
		neighbourhood: given('neighbourhood'),
		near,
		open,
		service: given('service'),
		item: given('item'),
		limit: limit === undefined ? undefined : Number(limit),
		cursor: given('cursor')
	});
}

function bad(field: string, sentence: string) {
	return refuse('badQuery', sentence, field);
}

function readPoint(text: string | undefined): { lat: number; lon: number } | null | undefined {
	if (text === undefined) return undefined;
	const [lat = '', lon = '', more] = text.split(',').map((part) => part.trim());
	if (more !== undefined || !DEGREES.test(lat) || !DEGREES.test(lon)) return null;
	return isPoint(Number(lat), Number(lon)) ? { lat: Number(lat), lon: Number(lon) } : null;
}

/** A time without an offset is one on the clock in Belgium. A plus that was not escaped arrives as a space. */
function readMoment(text: string | undefined): 'now' | Date | null | undefined {
	if (text === undefined || text === 'now') return text;
	const [, day, hour, minute, second = '00', offset] = MOMENT.exec(text) ?? [];
	if (!isDay(day) || day < '2000' || day >= '2100') return null;
	if (offset === undefined) return instantAt(day, Number(hour) * 60 + Number(minute));
	const at = new Date(`${day}T${hour}:${minute}:${second}${offset.replace(' ', '+')}`);
	return Number.isNaN(at.getTime()) ? null : at;
}
