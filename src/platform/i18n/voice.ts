import type { Language } from '#kernel/language.ts';

/** What look.md (voice) asks of a text for guests: so many words in a label, and in a sentence. */
const LABEL_WORDS = 4;
export const SENTENCE_WORDS = 12;

/** The words of look.md that label people, in each language. */
export const FORBIDDEN: Readonly<Record<Language, RegExp>> = {
	nl: /kwetsba|doelgroep|cli[eë]nt|hulpbehoevend|misbruik|registre|account/i,
	fr: /vuln[eé]rab|groupe[- ]cible|bénéficiaire|nécessiteu|abus\b|inscri|ton compte\b|un compte\b/i,
	en: /vulnerab|target group|client|needy|misuse|abuse|register|account\b/i,
	ar: /ضعيف|مستهدف|عميل|محتاج|إساءة|تسجيل|حساب/,
	tr: /savunmasız|hedef grup|müşteriler|muhtaç|suistimal|kayıt|hesap/i
};

/** The sentences and labels of a text in ICU MessageFormat that pass their limit; a placeholder counts as one word. */
export function tooLong(text: string, sentenceWords: number, labelWords = LABEL_WORDS): string[] {
	const longest = text.replace(/\{\w+, plural,.*?other\{((?:[^{}]|\{\w+\})*)\}\}/g, '$1');
	return longest.split(/(?<=[.?!:؟][”»]?)\s+/).filter((part) => {
		const words = part.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
		return words > (/[.?!:؟][”»]?$/.test(part) ? sentenceWords : labelWords);
	});
}
