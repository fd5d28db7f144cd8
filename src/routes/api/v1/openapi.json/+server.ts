import { settled } from '../../answer.ts';
import { readQuery } from '../../operation.ts';
import { problem } from '../../problem.ts';
import { reading } from '../../reading.ts';
import { openApiDocument } from './document.ts';
import { getDocument } from './operation.ts';

export { fallback, OPTIONS } from '../../reading.ts';

/** What this API takes and answers, for machines. */
export const GET = reading(async ({ url }) => {
	const asked = readQuery(getDocument, url.searchParams);
	if (!asked.ok) return problem(400, asked.refusal);
	return settled('application/json', JSON.stringify(openApiDocument(url.origin)));
});
