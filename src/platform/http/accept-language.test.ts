import { expect, it } from 'vitest';
import { preferredLanguage } from './accept-language.ts';

it.each([
	[undefined, 'nl'],
	['', 'nl'],
	['fr-BE,fr;q=0.9,nl;q=0.8', 'fr'],
	['de, en;q=0.5', 'en'],
	['en;q=0.5, tr;q=0.7', 'tr'],
	['AR-MA', 'ar'],
	['de, es', 'nl'],
	['*', 'nl'],
	['fr;q=0', 'nl'],
	['french', 'nl'],
	['constructor, __proto__', 'nl']
])('Accept-Language %s means %s', (header, language) => {
	expect(preferredLanguage(header)).toBe(language);
});
