/**
 * The same drawing in fewer bytes: coordinates to one decimal (a twentieth of a pixel at the largest size in use) and
 * no sign or separator that SVG can do without.
 */
export function shortPath(d: string): string {
	let out = '';
	let previous = '';
	for (const token of d.match(/[a-z]|-?(?:\d+\.?\d*|\.\d+)/gi) ?? []) {
		const next = /[a-z]/i.test(token) ? token : shortNumber(token);
		out += separator(previous, next) + next;
		previous = next;
	}
	return out;
}

function shortNumber(token: string): string {
	const rounded = Math.round(Number(token) * 10) / 10;
	return String(rounded === 0 ? 0 : rounded).replace(/^(-?)0\./, '$1.');
}

/** A comma only where two numbers would read as one. */
function separator(previous: string, next: string): string {
	const numbers = /[\d.]$/.test(previous) && /^[\d.]/.test(next);
	return numbers && !(next.startsWith('.') && previous.includes('.')) ? ',' : '';
}
