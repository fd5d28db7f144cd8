/** What narrows the list of candidates and where it goes on: it stays while somebody decides on what is in it. */
const NARROWING = ['search', 'kind', 'neighbourhood', 'after'] as const;

type Narrowing = Partial<Record<(typeof NARROWING)[number], string>>;

/** What an address asks of the list; nothing empty. */
export function narrowingOf(asked: URLSearchParams): Narrowing {
	return Object.fromEntries(NARROWING.map((name) => [name, asked.get(name) ?? '']).filter(([, value]) => value));
}

/** The same as a query, without a question mark; whatever else an address says is left out. */
export function queryOf(narrowing: Narrowing): string {
	return new URLSearchParams(narrowing).toString();
}
