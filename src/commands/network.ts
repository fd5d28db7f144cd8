import { DEFAULT_CHARTER, foundNetwork, listNetworks, putLandmark } from '#networks';
import type { Command } from './command.ts';
import { readTexts } from './files.ts';
import { NAME_OPTIONS, namesOf } from './names.ts';

const TILE = '#1B4B82,#A8321A';

const found: Command = {
	name: 'network found',
	about: 'Founds a network: a city or region with its own team, places and neighbourhoods.',
	takes: ['SLUG'],
	options: {
		...NAME_OPTIONS,
		phone: { about: 'the number on every page', value: 'NUMBER', needed: true },
		'phone-name': { about: 'the first name of who answers it', value: 'TEXT', needed: true },
		centre: { about: 'where the list starts for who says nothing', value: 'LAT,LON', needed: true },
		tile: { about: `the two colours of its tile (${TILE})`, value: '#RRGGBB,#RRGGBB' },
		charter: { about: 'its own charter: Dutch text, or JSON with a text per language', value: 'FILE' }
	},
	examples: [
		'network found gent --name Gent --name-fr Gand --phone "09 123 45 67" --phone-name Fatma --centre 51.0536,3.7304',
		'network found leuven --name Leuven --phone 016123456 --phone-name Jan --centre 50.8792,4.7009 --charter charter.txt'
	],
	async run(call) {
		const [first = '', second = '', more] = (call.maybe('tile') ?? TILE).split(',').map((colour) => colour.trim());
		if (more !== undefined) throw call.misunderstood('--tile takes two colours.');
		const charter = call.maybe('charter');
		const network = call.must(
			await foundNetwork(call.ctx, {
				slug: call.word('SLUG'),
				names: namesOf(call),
				phone: call.text('phone'),
				phoneName: call.text('phone-name'),
				tile: [first, second],
				charter: charter === undefined ? DEFAULT_CHARTER : await readTexts(call, charter),
				centre: call.point('centre')
			})
		);
		call.print(
			`The network "${network.slug}" is founded.`,
			`Next: npm run stoep -- neighbourhood draw FILE --network ${network.slug}`
		);
	}
};

const list: Command = {
	name: 'network list',
	about: 'Lists the networks of this installation.',
	options: { json: { about: 'as JSON' } },
	examples: ['network list', 'network list --json'],
	async run(call) {
		const networks = await listNetworks(call.ctx);
		if (call.has('json')) {
			return call.printJson(
				networks.map(({ slug, names, phone, phoneName, tile, centre }) => ({
					slug,
					names,
					phone,
					phoneName,
					tile,
					centre
				}))
			);
		}
		if (networks.length === 0) call.print('There is no network yet. Found one: npm run stoep -- network found --help');
		for (const { slug, names, phone, phoneName } of networks)
			call.print(`${slug}  ${names.nl}  ${phone} (${phoneName})`);
	}
};

const landmark: Command = {
	name: 'network landmark',
	about: 'Adds a spot everybody knows, for "ik ben bij ...", or replaces the one of that name.',
	takes: ['NETWORK', 'SLUG'],
	options: { ...NAME_OPTIONS, at: { about: 'where it is', value: 'LAT,LON', needed: true } },
	examples: [
		'network landmark gent dampoort --name "station Dampoort" --name-fr "gare de Dampoort" --at 51.0560,3.7404'
	],
	async run(call) {
		const spot = {
			network: call.word('NETWORK'),
			slug: call.word('SLUG'),
			names: namesOf(call),
			point: call.point('at')
		};
		const put = call.must(await putLandmark(call.ctx, spot));
		call.print(`"${put.names.nl}" is a landmark of "${spot.network}".`);
	}
};

export const networkCommands: readonly Command[] = [found, list, landmark];
