/** "1 place", "2 places". */
export function numberOf(n: number, thing: string): string {
	return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
