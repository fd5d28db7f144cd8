import type { RequestEvent } from '@sveltejs/kit';
import { newSecret } from '#platform/random.ts';
import { OPEN_TO_ALL, problem } from './problem.ts';

// What every address of the open API has in common: it is read, by anybody, and never ends in a stack trace.

const METHODS = 'GET, HEAD, OPTIONS';

/** An answer to GET; what goes wrong in it is logged under a reference that its reader gets. */
export function reading(
	answer: (event: RequestEvent) => Promise<Response>
): (event: RequestEvent) => Promise<Response> {
	return async (event) => {
		try {
			return await answer(event);
		} catch (error) {
			const reference = newSecret().slice(0, 8);
			console.error(`[${reference}]`, event.request.method, event.route.id, error);
			const sentence = `That did not work, and it is our fault. Reference: ${reference}.`;
			return problem(500, { code: 'unexpected', sentence });
		}
	};
}

/** Before some requests a browser asks whether it may. */
export function OPTIONS(): Response {
	const may = {
		...OPEN_TO_ALL,
		'access-control-allow-methods': METHODS,
		'access-control-allow-headers': '*',
		'access-control-max-age': '86400'
	};
	return new Response(null, { status: 204, headers: may });
}

/** Every other method. */
export function fallback(): Response {
	return problem(405, { code: 'readOnly', sentence: 'This address can only be read, by GET.' }, { allow: METHODS });
}
