import { ITEM_KEYS, ITEMS, itemName } from '#board';
import { LANGUAGES } from '#kernel/language.ts';
import { kinds, services } from '#places';
import { settled } from '../../answer.ts';
import { readQuery } from '../../operation.ts';
import { problem } from '../../problem.ts';
import { reading } from '../../reading.ts';
import type { Catalogues } from '../../shapes/catalogues.ts';
import { getCatalogues } from './operation.ts';

export { fallback, OPTIONS } from '../../reading.ts';

/** The words and pictograms behind the keys that places carry. */
export const GET = reading(async ({ url }) => {
	const asked = readQuery(getCatalogues, url.searchParams);
	return asked.ok ? settled('application/json', JSON.stringify(catalogues())) : problem(400, asked.refusal);
});

function catalogues(): Catalogues {
	const entry = ({ key, icon, names }: (typeof kinds)[number]) => ({ key, pictogram: icon, names });
	return {
		kinds: kinds.map(entry),
		services: services.map(entry),
		items: ITEM_KEYS.map((key) => ({
			key,
			pictogram: ITEMS[key].icon,
			names: Object.fromEntries(LANGUAGES.map((language) => [language, itemName(key, language)])),
			needsDate: ITEMS[key].needsDate
		}))
	};
}
