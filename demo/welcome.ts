import { KEEPER } from '#kernel/actor.ts';
import { listNetworks } from '#networks';
import { outboxOf } from '#platform/mail/open-mailer.ts';
import type { Installation } from '../src/installation.ts';
import { fillDemoTown, findDemoTown, type DemoTown } from './fill-demo-town.ts';
import { TEAM } from './town.ts';

type Visited = Pick<Installation, 'db' | 'dataDirectory' | 'clock' | 'address' | 'mail'>;

/**
 * The welcome at every start. An installation without a network gets the demo town, unless STOEP_DEMO is 0; then it says
 * where everything is. An installation with networks of its own is told nothing: the server prints its address.
 */
export async function welcome(installation: Visited, env: NodeJS.ProcessEnv): Promise<void> {
	const town =
		env.STOEP_DEMO === '0' ? await findDemoTown(installation) : await fillDemoTown(installation, installation.clock());
	if (town) return say(aboutTown(town, installation));
	const networks = await listNetworks({ ...installation, actor: KEEPER });
	if (networks.length === 0) say(['This Stoep is empty. Found a network: npm run stoep -- help']);
}

function aboutTown({ network, counter }: DemoTown, { address, mail, dataDirectory }: Visited): string[] {
	const guests = [
		'Welcome to Wilgemonde. Town, people and places are invented: try everything.',
		'',
		`  For guests   ${address}/nl/${network}`
	];
	const merchant = counter
		? [
				`  The counter  ${address}${counter.link}`,
				`               of ${counter.placeName}. By hand: ${address}/counter`,
				`               with the code ${counter.code.slice(0, 5)} ${counter.code.slice(5)}`
			]
		: [];
	const team = [
		'',
		`  The team     ${address}/nl/team`,
		`               sign in as ${TEAM.fatma.mail} (coordinator) or ${TEAM.joris.mail} (ambassador)`,
		...(mail.keepsFiles
			? [`               The mail with the code becomes a file in ${outboxOf(dataDirectory)}; its name is printed here`]
			: [])
	];
	return [
		...guests,
		...merchant,
		...team,
		'',
		'To start empty, with a town of your own: STOEP_DEMO=0 STOEP_DATA=my-town npm start'
	];
}

function say(lines: readonly string[]): void {
	process.stdout.write(`\n${lines.join('\n')}\n\n`);
}
