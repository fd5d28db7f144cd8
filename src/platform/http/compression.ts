import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { remembering } from './remember.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const TEXTUAL =
	/^(?:text\/(?!event-stream)[\w.+-]+|application\/(?:[\w.-]+\+)?(?:json|xml)|application\/javascript|image\/svg\+xml)\s*(?:;|$)/i;

/** Whether a body of this content type is finite text, worth holding whole and compressing. Event streams are not. */
export function isTextual(contentType: string): boolean {
	return TEXTUAL.test(contentType);
}

/**
 * The best encoding for an `Accept-Encoding` header (RFC 9110, 12.5.3): brotli before gzip at equal weight, and plain
 * when the header is missing, so that a client which cannot say what it reads gets what everything reads.
 */
export const chooseEncoding = remembering((header: string): Encoding => {
	const weights = new Map<string, number>();
	for (const part of header.toLowerCase().split(',')) {
		const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
		const weight = parameters.find((parameter) => parameter.startsWith('q='));
		weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
	}
	const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
	const br = weightOf('br');
	const gz = weightOf('gzip');
	if (br === 0 && gz === 0) return 'identity';
	return br >= gz ? 'br' : 'gzip';
});

/** Brotli 5 and gzip 6: where the size stops falling much faster than the time rises, for pages of a few kilobytes. */
export function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
	if (encoding === 'br') {
		return brotli(body, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: 5,
				[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
				[constants.BROTLI_PARAM_SIZE_HINT]: body.length
			}
		});
	}
	if (encoding === 'gzip') return zip(body, { level: 6 });
	return Promise.resolve(body);
}
