import { problem } from '../problem.ts';

export { OPTIONS } from '../reading.ts';

/** What is under no address of the API. */
export function fallback(): Response {
	const sentence = 'There is nothing at this address. All there is stands in /api/v1/openapi.json.';
	return problem(404, { code: 'noSuchAddress', sentence });
}
