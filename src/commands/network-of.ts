import { findMember, showNetwork, type Member, type NetworkWithParts } from '#networks';
import { findPlace, type Place } from '#places';
import { Stop, type Call, type CommandOption } from './command.ts';

export const NETWORK_OPTION = {
	network: { about: 'the network', value: 'SLUG', needed: true }
} satisfies Record<string, CommandOption>;

/** For acts that are recorded in the name of somebody. */
export const ACT_OPTIONS = {
	as: { about: 'the member of the team who does this: mail address or name', value: 'MEMBER', needed: true },
	because: { about: 'what was agreed, and with whom', value: 'TEXT', needed: true }
} satisfies Record<string, CommandOption>;

/** The network that --network names. */
export async function networkOf(call: Call): Promise<NetworkWithParts> {
	const slug = call.text('network');
	const found = await showNetwork(call.ctx, slug);
	if (!found) throw new Stop(`There is no network "${slug}".`);
	return found;
}

/** The member that --as names. */
export async function memberOf(call: Call): Promise<Member> {
	return call.must(await findMember(call.ctx, call.text('network'), call.text('as')));
}

/** A place of the network that --network names, whatever its state. */
export async function placeOf(call: Call, slug: string): Promise<Place> {
	const { network } = await networkOf(call);
	const place = await findPlace(call.ctx, network.id, slug);
	if (!place) throw new Stop(`There is no place "${slug}" in "${network.slug}".`);
	return place;
}
