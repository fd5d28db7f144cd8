import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';

/** What went wrong, for a person. */
export interface Sentence {
	readonly nl: string;
	readonly en: string;
}

/** An answer the entry gives by itself, without the application. */
export interface PlainAnswer {
	readonly status: number;
	/** Stable name of the reason, for programs. */
	readonly code: string;
	readonly sentence: Sentence;
	readonly headers?: Readonly<Record<string, string>>;
}

export const NOT_UNDERSTOOD: PlainAnswer = {
	status: 400,
	code: 'notUnderstood',
	sentence: {
		nl: 'Dit adres klopt niet helemaal. Kijk het nog eens na.',
		en: 'This address is not quite right. Please check it.'
	}
};
export const WRONG_HOST: PlainAnswer = {
	status: 400,
	code: 'wrongHost',
	sentence: {
		nl: 'We weten niet op welk adres je ons zoekt. Kijk het adres nog eens na.',
		en: 'The Host header is missing or is not a host name.'
	}
};
export const FROM_ELSEWHERE: PlainAnswer = {
	status: 403,
	code: 'fromElsewhere',
	sentence: {
		nl: 'Dit kwam van een andere website, dus we deden niets. Open de pagina hier en probeer opnieuw.',
		en: 'This came from another website, so nothing was done. Open the page here and try again.'
	}
};
export const NOT_FOUND: PlainAnswer = {
	status: 404,
	code: 'notFound',
	sentence: { nl: 'Deze pagina is er niet.', en: 'There is nothing at this address.' }
};
export const WRONG_METHOD: PlainAnswer = {
	status: 405,
	code: 'wrongMethod',
	sentence: { nl: 'Dat kan hier niet.', en: 'This address does not take that kind of request.' }
};
export const TOO_SLOW: PlainAnswer = {
	status: 408,
	code: 'tooSlow',
	sentence: { nl: 'Dat duurde te lang. Probeer het nog eens.', en: 'That took too long. Please try again.' }
};
export const TOO_LARGE: PlainAnswer = {
	status: 413,
	code: 'tooLarge',
	sentence: { nl: 'Dat is te groot om op te sturen.', en: 'That is too large to send.' }
};
export const TOO_LONG: PlainAnswer = {
	status: 414,
	code: 'tooLong',
	sentence: { nl: 'Dit adres is te lang.', en: 'This address is too long.' }
};
export const TOO_MANY_HEADERS: PlainAnswer = {
	status: 431,
	code: 'tooManyHeaders',
	sentence: {
		nl: 'Je toestel stuurde te veel mee. Wis de cookies van deze site en probeer opnieuw.',
		en: 'The request headers are too large. Clear the cookies of this site and try again.'
	}
};
export const OUR_FAULT: PlainAnswer = {
	status: 500,
	code: 'unexpected',
	sentence: {
		nl: 'Dat lukte niet. Het ligt aan ons. Probeer het straks nog eens.',
		en: 'That did not work, and it is our fault. Please try again later.'
	}
};

const BY_STATUS = new Map(
	[NOT_UNDERSTOOD, FROM_ELSEWHERE, NOT_FOUND, WRONG_METHOD, TOO_LARGE, OUR_FAULT].map((answer) => [
		answer.status,
		answer
	])
);

/** The sentence for an error that a handler left without words. */
export function answerFor(status: number): PlainAnswer {
	const known = BY_STATUS.get(status) ?? (status >= 500 ? OUR_FAULT : NOT_UNDERSTOOD);
	return { ...known, status };
}

/** Sends a sentence: a problem document (RFC 9457) under /api/ and to whoever asks for JSON, a small page to others. */
export function sendPlain(request: IncomingMessage, response: ServerResponse, answer: PlainAnswer): void {
	const asData =
		request.url?.startsWith('/api/') || /^application\/(?:problem\+)?json/i.test(request.headers.accept ?? '');
	const body = asData ? problem(answer) : plainDocument(answer);
	response.writeHead(answer.status, {
		...plainHeaders(body),
		'content-type': asData ? 'application/problem+json' : 'text/html; charset=utf-8',
		...answer.headers
	});
	response.end(body);
}

export function plainHeaders(body: string): Record<string, string> {
	return {
		'content-type': 'text/html; charset=utf-8',
		'content-length': String(Buffer.byteLength(body)),
		'cache-control': 'no-store',
		'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	};
}

export function plainDocument({ sentence }: PlainAnswer): string {
	return (
		'<!doctype html><html lang="nl"><head><meta charset="utf-8">' +
		'<meta name="viewport" content="width=device-width, initial-scale=1"><title>Stoep</title></head>' +
		`<body><p>${sentence.nl}</p><p lang="en">${sentence.en}</p></body></html>\n`
	);
}

function problem({ status, code, sentence }: PlainAnswer): string {
	return JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail: sentence.en, code });
}
