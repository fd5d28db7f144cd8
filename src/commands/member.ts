import { ROLES, type Role } from '#kernel/actor.ts';
import { addMember, findMember, listMembers } from '#networks';
import { writeLetter } from '#people';
import type { Command } from './command.ts';
import { NETWORK_OPTION, networkOf } from './network-of.ts';

const add: Command = {
	name: 'member add',
	about: 'Takes somebody into the team of a network.',
	options: {
		...NETWORK_OPTION,
		name: { about: 'first name, or first and last', value: 'TEXT', needed: true },
		mail: { about: 'mail address', value: 'ADDRESS', needed: true },
		role: { about: ROLES.join(', '), value: 'ROLE', needed: true }
	},
	examples: ['member add --network gent --name "Fatma Yilmaz" --mail fatma@gent.example --role coordinator'],
	async run(call) {
		const member = call.must(
			await addMember(call.ctx, {
				network: call.text('network'),
				name: call.text('name'),
				mail: call.text('mail'),
				role: call.text('role') as Role
			})
		);
		call.print(`${member.name} (${member.role}) is in the team of "${call.text('network')}".`);
	}
};

const list: Command = {
	name: 'member list',
	about: 'Lists the team of a network.',
	options: { ...NETWORK_OPTION, json: { about: 'as JSON' } },
	examples: ['member list --network gent'],
	async run(call) {
		const { network } = await networkOf(call);
		const members = await listMembers(call.ctx, network.id);
		if (call.has('json')) {
			return call.printJson(members.map(({ id, name, mail, role }) => ({ id, name, mail, role })));
		}
		for (const { name, mail, role } of members) call.print(`${name}  ${mail}  ${role}`);
	}
};

const link: Command = {
	name: 'member link',
	about: 'Makes a link with which a member signs in, for when no mail leaves this machine. Good for ten minutes, once.',
	options: { ...NETWORK_OPTION, who: { about: 'mail address or name', value: 'MEMBER', needed: true } },
	examples: ['member link --network gent --who fatma@gent.example'],
	async run(call) {
		const member = call.must(await findMember(call.ctx, call.text('network'), call.text('who')));
		const { secret } = await writeLetter(call.ctx, member.id);
		call.print(`${call.installation.address}/nl/team/letter/${secret}`);
	}
};

export const memberCommands: readonly Command[] = [add, link, list];
