import type { Network } from '#networks';

/** What every answer tells of a network itself. */
export function networkOf({ slug, names, phone, phoneName, centre }: Network, origin: string) {
	return { slug, names, phone, phoneName, centre, url: `${origin}/nl/${slug}` };
}
