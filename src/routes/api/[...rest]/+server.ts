import { problem } from '../problem.ts';

export { OPTIONS } from '../reading.ts';

/** What is under no address of the API. */
export function fallback(): Response {
	const sentence = 'There is nothing at this address. There are /api/v1/networks and /api/v1/places.';
	return problem(404, { code: 'noSuchAddress', sentence });
}
