/** A drawing on a field of 256 by 256: its paths, of which the faint ones are the second tone. */
export interface Pictogram {
	readonly name: string;
	readonly paths: readonly { readonly d: string; readonly faint: boolean }[];
}
