import type { IncomingMessage } from 'node:http';
import { NOT_UNDERSTOOD, TOO_LARGE, TOO_LONG, WRONG_METHOD } from './plain-answer.ts';
import type { PlainAnswer } from './plain-answer.ts';

/** Nothing in Stoep needs more; a browser form knows only GET and POST. */
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** Bytes: a picture of a place (5 MB) with its form around it. */
export const BODY_LIMIT = 6 * 1024 * 1024;

/** The form with which somebody brings in a list, which may well be too large: its own page says so, at the file. */
const WITH_A_LIST = /^\/[a-z]{2}\/team\/import$/;

/** Characters. Every link that Stoep makes is far shorter. */
const LONGEST_URL = 2_000;

/** Why a request is refused before anything looks at it closely, or undefined when it may pass. */
export function refusalOf(request: IncomingMessage, bodyLimit: number): PlainAnswer | undefined {
	const { method = '', url = '', headers } = request;
	if (!METHODS.includes(method)) return { ...WRONG_METHOD, headers: { allow: METHODS.join(', ') } };
	if (url.length > LONGEST_URL) return TOO_LONG;
	// Two slashes would read as another host in a relative redirect; a whole URL is for proxies, which this is not.
	if (!url.startsWith('/') || /^\/[/\\]/.test(url) || !isReadable(url)) return NOT_UNDERSTOOD;
	if (Number(headers['content-length'] ?? 0) > bodyLimit) return tooLarge(pathOf(url));
	return undefined;
}

function tooLarge(path: string): PlainAnswer {
	if (!WITH_A_LIST.test(path)) return TOO_LARGE;
	return { ...TOO_LARGE, status: 303, headers: { location: `${path}?refused=fileTooLarge` } };
}

/** Whether the path decodes to text without control characters, and the query holds no NUL, which databases refuse. */
function isReadable(url: string): boolean {
	if (!url.includes('%')) return true;
	if (url.includes('%00')) return false;
	try {
		return !/\p{Cc}/u.test(decodeURIComponent(pathOf(url)));
	} catch {
		return false;
	}
}

/** The part of a request target before the query. */
export function pathOf(url: string): string {
	const query = url.indexOf('?');
	return query === -1 ? url : url.slice(0, query);
}
