import { endLine, headingLine, readLine, type Ending, type Heading } from './archive.ts';

export const MANIFEST = 'manifest.json';
export const JSON_FOLDER = 'json';
export const CSV = 'csv';

/** What an exported folder says of itself. */
export interface Manifest {
	readonly heading: Heading;
	/** The address word of the network. */
	readonly network: string;
	/** The columns that the rows of each table have. */
	readonly columns: Readonly<Record<string, readonly string[]>>;
	readonly ending: Ending;
}

/** Reads a manifest; null when it is none. */
export function readManifest(text: string): Manifest | null {
	let said: unknown;
	try {
		said = JSON.parse(text);
	} catch {
		return null;
	}
	if (typeof said !== 'object' || said === null) return null;
	const { heading, network, columns, ending } = said as Record<string, unknown>;
	const isColumns =
		typeof columns === 'object' &&
		columns !== null &&
		Object.values(columns).every((names) => Array.isArray(names) && names.every((name) => typeof name === 'string'));
	if (typeof network !== 'string' || !isColumns) return null;
	// An export is an archive in another wrapping, so its parts are those of one.
	if (readLine(headingLine(heading as Heading)).is !== 'heading') return null;
	if (readLine(endLine(ending as Ending)).is !== 'end') return null;
	return said as Manifest;
}

/** The README of an exported folder. @param stayed tables of the installation that are of no network */
export function aboutExport({ heading, network, ending }: Manifest, stayed: readonly string[]): string {
	return `# The network "${network}"

Everything that Stoep knew of this network at ${heading.madeAt} (schema ${heading.schema}).

- \`${JSON_FOLDER}/\`: a file a table, a list of objects, one a line. Moments are in UTC; bytes are hexadecimal behind \`\\x\`.
- \`${CSV}/\`: the same for a spreadsheet (UTF-8, commas). Lists and objects are JSON in a cell, bytes are left out, and text
  that begins as a formula has an apostrophe in front.
- \`${MANIFEST}\`: how many rows each table has and their checksum (SHA-256 over the lines of the JSON without the commas
  between them, in the order in which they stand).

It names people of the team, and holds what opens the counters. Keep it as you keep the installation itself.

To bring it into an empty Stoep: \`npm run stoep -- import network FOLDER\`

| table | rows | checksum |
| ----- | ---- | -------- |
${ending.tables.map(({ name, rows, sha256 }) => `| ${name} | ${rows} | ${sha256} |`).join('\n')}

All together: ${ending.sha256}

Not in it, because they are of the installation or end with it: sessions${stayed.map((name) => `, ${name}`).join('')}.
`;
}
