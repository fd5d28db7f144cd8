import { isUuid } from '#kernel/ids.ts';

/** Up to where somebody has read the changes. */
export interface ChangesCursor {
	/** Which counting the number is of: a restored backup begins another one. */
	readonly history: number;
	/** The last change they have seen; 0 for none. */
	readonly number: number;
	/** The network that was asked for; null for all. A cursor of one says nothing about the others. */
	readonly networkId: string | null;
}

const LONGEST = 120;
const TEXT = /^c([1-9]\d{0,15})\.(0|[1-9]\d{0,15})\.(\*|[-0-9a-f]{36})$/;

/** The cursor as text for in an address. Whoever gets it need not understand it. */
export function writeChangesCursor({ history, number, networkId }: ChangesCursor): string {
	return Buffer.from(`c${history}.${number}.${networkId ?? '*'}`).toString('base64url');
}

/** What `writeChangesCursor` wrote, or null for any other text. */
export function readChangesCursor(text: string): ChangesCursor | null {
	if (text.length > LONGEST) return null;
	const [, history, number, network = ''] = TEXT.exec(Buffer.from(text, 'base64url').toString()) ?? [];
	const networkId = network === '*' ? null : network;
	if (networkId !== null && !isUuid(networkId)) return null;
	const cursor = { history: Number(history), number: Number(number), networkId };
	if (!Number.isSafeInteger(cursor.history) || !Number.isSafeInteger(cursor.number)) return null;
	return writeChangesCursor(cursor) === text ? cursor : null;
}
