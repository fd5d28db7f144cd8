/** From this many down, a customer who wants to treat somebody is told that there is little of it. */
const LITTLE = 3;

/** Whether a treat would be welcome: little waits of it, and it can be had here these days. */
export function isShort(line: { readonly waiting: number; readonly today: 'yes' | 'out' | 'paused' }): boolean {
	return line.waiting <= LITTLE && line.today !== 'paused';
}
