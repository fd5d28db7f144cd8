import { withoutFormulas } from '#kernel/formulas.ts';

/**
 * A row of CSV (RFC 4180), with its line break. Numbers and yes or no stand as they are; text that a spreadsheet would
 * take for a formula gets an apostrophe in front; lists and objects are JSON; what is not there is empty.
 */
export function csvRow(values: readonly unknown[]): string {
	return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	const safe = withoutFormulas(text, ';');
	return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
