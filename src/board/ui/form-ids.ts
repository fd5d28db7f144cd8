import { uuidV7 } from '#kernel/ids.ts';

/**
 * The id of the event that a form of a page makes when it is sent without a script. Made when the page is, and again the
 * same when its script wakes up: sending a form twice is one event, and a page with fifty forms carries one stamp.
 *
 * @param now unix milliseconds at which the page was made
 * @param stamp 16 hexadecimal digits that chance made for this page
 * @param index which form of the page, 0 to 65,535
 */
export function formId(now: number, stamp: string, index: number): string {
	const bytes = (stamp.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
	return uuidV7(now, Uint8Array.from([...bytes, index >> 8, index & 255]));
}
