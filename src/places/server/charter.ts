import { createHash } from 'node:crypto';
import type { Language } from '#kernel/language.ts';
import { listNetworks, type Network } from '#networks';
import type { Context } from '#platform/context.ts';

/** The charter as it is read together with somebody of a place. */
export interface CharterToRead {
	/** Paragraphs divided by an empty line. */
	readonly text: string;
	/** The language it is in; Dutch where the network has it in no other. */
	readonly language: Language;
	/** Of exactly this text; an agreement says which text it is about. */
	readonly fingerprint: string;
}

/** The charter of a network in a language, or null when there is no such network. */
export async function charterToRead(
	ctx: Context,
	networkId: string,
	language: Language
): Promise<CharterToRead | null> {
	const network = (await listNetworks(ctx)).find(({ id }) => id === networkId);
	if (!network) return null;
	const own = network.charter[language];
	const text = own ?? network.charter.nl ?? '';
	return { text, language: own === undefined ? 'nl' : language, fingerprint: fingerprintOf(text) };
}

/** The fingerprints of the charter of a network as it is today, in every language it has. */
export function charterFingerprints({ charter }: Pick<Network, 'charter'>): string[] {
	return Object.values(charter).map(fingerprintOf);
}

function fingerprintOf(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
