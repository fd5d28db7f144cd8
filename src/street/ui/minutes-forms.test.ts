import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { guestTexts } from '#platform/i18n/guest.ts';
import { minutesForms } from './minutes-forms.ts';

describe('the forms a phone gets to say minutes with', () => {
	it.each(LANGUAGES)('say in %s what the server would say', (language) => {
		const say = guestTexts(language);
		const words = (minutes: number) => say('minutesOnFoot', { minutes });
		const forms = minutesForms(words, language);
		const rules = new Intl.PluralRules(language);
		for (let n = 1; n <= 60; n++) expect(forms[rules.select(n)]?.replace('{n}', String(n))).toBe(words(n));
	});
});
