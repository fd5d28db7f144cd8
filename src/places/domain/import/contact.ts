import { quote, type Doubts } from './reading.ts';

const LONGEST_PHONE = 100;
const LONGEST_WEBSITE = 500;

/** Landlines, 0800, 070 and the like have 8 digits after the 0, mobile numbers 9 and begin with 45 to 49 (BIPT numbering plan). */
const BELGIAN = /^(?:\+32|0032|0)([1-9]\d{7}|4[5-9]\d{7})$/;
/** What one can at least dial. */
const DIALLABLE = /^\+?\d[\d\s./()-]{2,30}$/;

/**
 * The first phone number of a text: `+32…` without spaces when it is clearly Belgian, else as it stands.
 *
 * @returns null when there is none that can be dialled; everything but one clear number is doubted
 */
export function readPhone(text: string | undefined, doubts: Doubts): string | null {
	const [first, ...others] = (doubts.line(text, LONGEST_PHONE, 'phone') ?? '')
		.split(/[;,|]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	if (first === undefined) return null;
	if (others.length > 0) {
		const rest = others.join('; ');
		doubts.add('phoneSeveral', 'phone', `It has more phone numbers. Left out: ${quote(rest)}.`, rest);
	}
	const national = BELGIAN.exec(first.replace('(0)', '').replace(/[\s./()\u2010-\u2015-]/g, ''))?.[1];
	if (national !== undefined) return `+32${national}`;
	if (DIALLABLE.test(first)) {
		doubts.add(
			'phoneUnclear',
			'phone',
			`The phone number ${quote(first)} is not clearly Belgian; it is kept as it stands.`,
			first
		);
		return first;
	}
	doubts.add('phoneUnclear', 'phone', `The phone number ${quote(first)} cannot be dialled. Left out.`, first);
	return null;
}

/** The first web address of a text as a full http(s) address; null when there is none, doubted when it cannot be one. */
export function readWebsite(text: string | undefined, doubts: Doubts): string | null {
	const line = doubts.line(text, LONGEST_WEBSITE, 'website');
	if (line === null) return null;
	const first = line.split(/;(?=\s*(?:https?:|www\.))/)[0]?.trim() ?? '';
	const address = asWebAddress(/^[a-z][a-z0-9+-]*:/i.test(first) ? first : `https://${first}`);
	if (address === null)
		doubts.add('websiteUnreadable', 'website', `${quote(first)} is not a web address. Left out.`, first);
	return address;
}

/** A name and password in front of a host only ever serve to mislead, so such an address is none. */
function asWebAddress(text: string): string | null {
	if (/\s/.test(text)) return null;
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
	if (!url.hostname.includes('.') || url.hostname.endsWith('.')) return null;
	return url.href.length <= LONGEST_WEBSITE ? url.href : null;
}
