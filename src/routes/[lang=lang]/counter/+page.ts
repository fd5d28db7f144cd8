import { counterTexts } from '#platform/i18n/counter.ts';
import type { PageLoad } from './$types';

/** The only page with a script: it works without one too, by the same forms. */
export const csr = true;

export const load: PageLoad = async ({ data, params }) => ({ ...data, say: await counterTexts(params.lang) });
