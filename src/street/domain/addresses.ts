import type { Language } from '#kernel/language.ts';

/** What a list is asked for, as its address says it. */
export interface ListAddress {
	readonly language: Language;
	readonly network: string;
	readonly neighbourhood?: string | undefined;
	/** The address word of a landmark. */
	readonly from?: string | undefined;
	readonly need?: string | undefined;
	readonly show?: number | undefined;
}

/** The address of a list, with only what it is asked for in it. */
export function listAddress({ language, network, neighbourhood, ...question }: ListAddress): string {
	const path = ['', language, network, ...(neighbourhood === undefined ? [] : [neighbourhood])].join('/');
	const query = new URLSearchParams();
	for (const [key, value] of Object.entries(question)) if (value !== undefined) query.set(key, String(value));
	return query.size === 0 ? path : `${path}?${query}`;
}

/** The address of the page of a place. */
export function placeAddress(language: Language, network: string, place: string): string {
	return `/${language}/${network}/place/${place}`;
}

/** The word for an item in `?need=`: soup is also a basic service, so the item is asked for as what waits. */
export function needOfItem(item: string): string {
	return `suspended-${item}`;
}
