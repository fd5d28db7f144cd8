import type { Language } from '#kernel/language.ts';

/** Metres as somebody says them: "350 m", "1,2 km". Digits are the same in every language. */
export function distanceInWords(metres: number, language: Language): string {
	const isNear = metres < 1000;
	return new Intl.NumberFormat(`${language}-u-nu-latn`, {
		style: 'unit',
		unit: isNear ? 'meter' : 'kilometer',
		maximumFractionDigits: isNear ? 0 : 1
	}).format(isNear ? metres : metres / 1000);
}
