/** Whether two values of a fact say the same. The order of a list of words and of the parts of a value is no difference. */
export function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
	if (value === undefined) return null;
	if (Array.isArray(value)) {
		const items = value.map(sorted);
		return items.every((item) => typeof item === 'string') ? items.sort() : items;
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.entries(value)
		.filter(([, part]) => part !== undefined)
		.map(([field, part]) => [field, sorted(part)] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
}
