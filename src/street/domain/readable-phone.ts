/** Cities with a zone number of one digit; every other zone has two (BIPT numbering plan). */
const SHORT_ZONES = '2349';

/** A Belgian number as people read it aloud, "09 123 45 67"; any other number as it is. */
export function readablePhone(phone: string): string {
	const national = /^\+32(\d{8,9})$/.exec(phone)?.[1];
	if (national === undefined) return phone;
	const parts =
		national.length === 9
			? /^(\d{3})(\d\d)(\d\d)(\d\d)$/
			: SHORT_ZONES.includes(national.charAt(0))
				? /^(\d)(\d{3})(\d\d)(\d\d)$/
				: /^(\d\d)(\d\d)(\d\d)(\d\d)$/;
	return `0${parts.exec(national)?.slice(1).join(' ') ?? national}`;
}
