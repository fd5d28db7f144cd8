import { LANGUAGES, type Names } from '#kernel/language.ts';
import type { Call, CommandOption } from './command.ts';

/** The options --name (Dutch), --name-fr, --name-en, --name-ar and --name-tr. */
export const NAME_OPTIONS: Readonly<Record<string, CommandOption>> = Object.fromEntries(
	LANGUAGES.map((language) => [
		language === 'nl' ? 'name' : `name-${language}`,
		{
			about: language === 'nl' ? 'the name in Dutch' : `the name in ${inEnglish(language)}`,
			value: 'TEXT',
			needed: language === 'nl'
		}
	])
);

export function namesOf(call: Call): Names {
	const names: Names = {};
	for (const language of LANGUAGES) {
		const name = call.maybe(language === 'nl' ? 'name' : `name-${language}`);
		if (name !== undefined) names[language] = name;
	}
	return names;
}

function inEnglish(language: string): string {
	return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}
