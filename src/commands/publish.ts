import { isKind, kinds, publishPlaces } from '#places';
import { Stop, type Command } from './command.ts';
import { ACT_OPTIONS, memberOf, NETWORK_OPTION, networkOf, placeOf } from './network-of.ts';
import { numberOf } from './numbers.ts';

const publish: Command = {
	name: 'publish',
	about: 'Publishes candidates: the act of a named member who has their yes, or says that it is a public amenity.',
	options: {
		...NETWORK_OPTION,
		...ACT_OPTIONS,
		kind: { about: 'only places of this kind', value: 'KIND' },
		place: { about: 'only this place; may be given more than once', value: 'SLUG', many: true }
	},
	examples: [
		'publish --network gent --as fatma@gent.example --because "Jan of Bij Jan said yes on 3 March" --place bij-jan',
		'publish --network gent --as fatma@gent.example --because "public amenity" --kind library'
	],
	async run(call) {
		const { network } = await networkOf(call);
		const member = await memberOf(call);
		const kind = call.maybe('kind');
		if (kind !== undefined && !isKind(kind)) {
			throw new Stop(`There is no kind "${kind}". The kinds are ${kinds.map(({ key }) => key).join(', ')}.`);
		}
		const ids: string[] = [];
		for (const slug of call.every('place')) {
			const place = await placeOf(call, slug);
			if (place.state === 'left') throw new Stop(`${place.name} left. Take it back with: place return ${slug}`);
			ids.push(place.id);
		}
		const { published } = call.must(
			await publishPlaces(call.ctx, {
				networkId: network.id,
				as: member.id,
				because: call.text('because'),
				kind,
				ids: ids.length === 0 ? undefined : ids
			})
		);
		call.print(
			published === 0
				? 'Nothing was published: no candidate is meant by this.'
				: `${numberOf(published, 'place')} published, in the name of ${member.name}.`
		);
	}
};

export const publishCommands: readonly Command[] = [publish];
