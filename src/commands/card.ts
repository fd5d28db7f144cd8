import QRCode from 'qrcode';
import { makeCard } from '#board';
import type { Command } from './command.ts';
import { NETWORK_OPTION, placeOf } from './network-of.ts';

const make: Command = {
	name: 'card make',
	about: 'Makes the card that opens the counter of a place. The card before, and every counter it opened, ends.',
	takes: ['PLACE'],
	options: NETWORK_OPTION,
	examples: ['card make bij-fatma --network gent'],
	async run(call) {
		const place = await placeOf(call, call.word('PLACE'));
		const card = call.must(await makeCard(call.ctx, place.id));
		const link = `${call.installation.address}/counter#${card.secret}`;
		call.print(
			`The counter of ${place.name}:`,
			'',
			`  ${link}`,
			`  or type the code ${card.code.slice(0, 5)} ${card.code.slice(5)}`,
			'',
			await QRCode.toString(link, { type: 'utf8' }),
			'This is shown once. Cards made before, and the counters they opened, are ended.'
		);
	}
};

export const cardCommands: readonly Command[] = [make];
