import { drawNeighbourhoods } from '#networks';
import { locatePlaces } from '#places';
import type { Command } from './command.ts';
import { readJson } from './files.ts';
import { NETWORK_OPTION, networkOf } from './network-of.ts';
import { numberOf } from './numbers.ts';

const draw: Command = {
	name: 'neighbourhood draw',
	about: 'Draws the borders of neighbourhoods from GeoJSON. Former borders stay as history; places move along.',
	takes: ['FILE'],
	options: NETWORK_OPTION,
	examples: ['neighbourhood draw wijken.geojson --network gent'],
	async run(call) {
		const { network } = await networkOf(call);
		const geojson = await readJson(call, call.word('FILE'));
		const drawn = call.must(await drawNeighbourhoods(call.ctx, network.slug, geojson));
		const moved = await locatePlaces(call.ctx, network.id);
		call.print(
			`${numberOf(drawn.neighbourhoods, 'neighbourhood')} in the file, ${drawn.redrawn} of them new or redrawn.`,
			`${numberOf(moved, 'place')} came to lie in another neighbourhood.`
		);
	}
};

const list: Command = {
	name: 'neighbourhood list',
	about: 'Lists the neighbourhoods of a network.',
	options: { ...NETWORK_OPTION, json: { about: 'as JSON' } },
	examples: ['neighbourhood list --network gent', 'neighbourhood list --network gent --json'],
	async run(call) {
		const { neighbourhoods } = await networkOf(call);
		if (call.has('json')) {
			return call.printJson(neighbourhoods.map(({ slug, names, centre }) => ({ slug, names, centre })));
		}
		for (const { slug, names } of neighbourhoods) call.print(`${slug}  ${names.nl}`);
	}
};

export const neighbourhoodCommands: readonly Command[] = [draw, list];
