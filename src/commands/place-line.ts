import { addLine, ITEM_KEYS, limitLine, listLines, pauseLine, resumeLine, type KeptLine } from '#board';
import type { Place } from '#places';
import { Stop, type Call, type Command } from './command.ts';
import { NETWORK_OPTION, placeOf } from './network-of.ts';

const LINE_OPTIONS = {
	...NETWORK_OPTION,
	sort: { about: 'which one, where the place has more sorts of it', value: 'TEXT' }
};

const item: Command = {
	name: 'place item',
	about: `Puts a line on the board of a place: ${ITEM_KEYS.join(', ')}.`,
	takes: ['PLACE', 'ITEM'],
	options: {
		...NETWORK_OPTION,
		sort: { about: 'what the place calls it', value: 'TEXT' },
		date: { about: 'for which day, where it is a ticket', value: 'YYYY-MM-DD' }
	},
	examples: [
		'place item bij-fatma soup --network gent --sort dagsoep',
		'place item de-zaal ticket --network gent --sort "Zaal Zeven" --date 2026-11-28'
	],
	async run(call) {
		const place = await placeOf(call, call.word('PLACE'));
		const line = { placeId: place.id, item: call.word('ITEM'), sort: call.maybe('sort'), date: call.maybe('date') };
		call.must(await addLine(call.ctx, line));
		call.print(`"${line.sort ?? line.item}" is on the board of ${place.name}.`);
	}
};

const limit: Command = {
	name: 'place limit',
	about: 'Sets how many a day a place gives of a line; after that guests read "vandaag op".',
	takes: ['PLACE', 'ITEM', 'NUMBER'],
	options: LINE_OPTIONS,
	examples: ['place limit bij-fatma soup 5 --network gent', 'place limit bij-fatma soup none --network gent'],
	async run(call) {
		const { place, line } = await lineOf(call);
		const number = call.word('NUMBER');
		if (number !== 'none' && !/^\d{1,3}$/.test(number)) throw call.misunderstood('NUMBER is 1 to 200, or none.');
		call.must(await limitLine(call.ctx, place.id, line.id, number === 'none' ? null : Number(number)));
		call.print(`${place.name} gives ${number === 'none' ? 'as many as there are' : `${number} a day`} of this.`);
	}
};

const pause: Command = {
	name: 'place pause',
	about: 'Promises nothing of a line until it is resumed. What waits stays.',
	takes: ['PLACE', 'ITEM'],
	options: LINE_OPTIONS,
	examples: ['place pause bij-fatma soup --network gent'],
	async run(call) {
		const { place, line } = await lineOf(call);
		call.must(await pauseLine(call.ctx, place.id, line.id));
		call.print(`Paused at ${place.name}. To go on: place resume`);
	}
};

const resume: Command = {
	name: 'place resume',
	about: 'Ends the pause of a line.',
	takes: ['PLACE', 'ITEM'],
	options: LINE_OPTIONS,
	examples: ['place resume bij-fatma soup --network gent'],
	async run(call) {
		const { place, line } = await lineOf(call);
		call.must(await resumeLine(call.ctx, place.id, line.id));
		call.print(`${place.name} goes on with it.`);
	}
};

/** The line that PLACE, ITEM and --sort mean. */
async function lineOf(call: Call): Promise<{ place: Place; line: KeptLine }> {
	const place = await placeOf(call, call.word('PLACE'));
	const item = call.word('ITEM');
	const sort = call.maybe('sort')?.toLowerCase();
	const lines = (await listLines(call.ctx, place.id)).filter((line) => line.item === item);
	const meant = lines.filter((line) => sort === undefined || line.sort?.toLowerCase() === sort);
	const [line] = meant;
	if (line === undefined) throw new Stop(`There is no such line on the board of ${place.name}.`);
	if (meant.length > 1) {
		throw new Stop(
			`${place.name} has more of these; say which with --sort: ${lines.map((one) => one.sort ?? one.item).join(', ')}.`
		);
	}
	return { place, line };
}

export const placeLineCommands: readonly Command[] = [item, limit, pause, resume];
