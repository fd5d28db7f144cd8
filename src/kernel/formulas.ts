/** Signs with which a formula begins, also in their wide forms (OWASP, CSV injection). */
const SIGNS = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20';

/**
 * A text for a cell of CSV in which a spreadsheet finds no formula: an apostrophe stands before what would begin one. That is
 * so at its start, and also in the middle. A spreadsheet that was set to another language divides a file by another sign,
 * does not see the quotes around a cell then, and takes what comes after that sign or on the next line for a cell.
 *
 * @param divides the sign that this file is not divided by, but that some spreadsheets divide by
 */
export function withoutFormulas(text: string, divides: ',' | ';'): string {
	return text
		.replace(new RegExp(`(^|[${divides}\\t\\r\\n])([\\s"']*)(?=[${SIGNS}])`, 'g'), "$1$2'")
		.replace(/^[\t\r]/, "'$&");
}
