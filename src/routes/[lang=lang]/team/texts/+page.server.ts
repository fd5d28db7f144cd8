import { showTexts } from '#networks';
import { pictograms } from '#platform/pictograms/pictograms.server.ts';
import { ownVisit } from '../session.ts';
import { TEXT_PAGES, textId, textsOf } from './text-pages.ts';
import type { PageServerLoad } from './$types';

/** Every text and drawing that people see, page by page, for whoever of the team finds one unclear. */
export const load: PageServerLoad = async (event) => {
	const { ctx, member } = await ownVisit(event);
	const asked = event.url.searchParams.get('on');
	const first = member.role === 'coordinator' ? 'open' : 'list';
	const on = TEXT_PAGES.find((page) => page === asked) ?? first;
	const listed = textsOf(on, event.params.lang, await showTexts(ctx));
	return {
		on,
		pages: TEXT_PAGES.map((page) => ({ page, href: `?on=${page}` })),
		texts: listed.map((one) => ({ ...one, href: `/${one.language}/team/texts/${textId(one)}` })),
		pictograms: pictograms(listed.flatMap(({ pictogram }) => (pictogram === null ? [] : [pictogram])))
	};
};
