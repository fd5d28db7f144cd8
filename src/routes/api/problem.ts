import type { Refusal } from '#kernel/result.ts';

/** The open data may be read by a script on any site: there is nothing in it that is anybody's. */
export const OPEN_TO_ALL = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag' };

const TITLES = {
	400: 'Bad Request',
	404: 'Not Found',
	405: 'Method Not Allowed',
	410: 'Gone',
	500: 'Internal Server Error'
} as const;

export type ProblemStatus = keyof typeof TITLES;

/**
 * A problem document (RFC 9457), with the stable `code` of the reason, and the `field` of the query where there is one.
 *
 * @param headers beside the content type and those that let every site read it
 */
export function problem(
	status: ProblemStatus,
	{ code, sentence, field }: Refusal,
	headers: Readonly<Record<string, string>> = {}
): Response {
	const body = { type: 'about:blank', title: TITLES[status], status, detail: sentence, code, field };
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...OPEN_TO_ALL, ...headers }
	});
}

export function noSuchNetwork(slug: string): Response {
	return problem(404, {
		code: 'noSuchNetwork',
		sentence: `There is no network "${slug.slice(0, 60)}".`,
		field: 'slug'
	});
}
