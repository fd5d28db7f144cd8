import { redirect } from '@sveltejs/kit';
import { ROLES, type Role } from '#kernel/actor.ts';
import { changeRole, inviteMember, leaveTeam, listMembers } from '#networks';
import { teamTexts } from '#platform/i18n/team.ts';
import { nameFor } from '#street';
import { postedForm } from '../../../posted-form.ts';
import { notTaken, text } from '../answer.ts';
import { teamCookie, theVisit } from '../session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx, member, network } = await theVisit(event);
	const team = await listMembers(ctx, network.id);
	return {
		isCoordinator: member.role === 'coordinator',
		roles: ROLES,
		me: member.id,
		team: team.map(({ id, name, mail, role }) => ({ id, name, mail, role }))
	};
};

const LEAVING = {
	lastCoordinator: 'lastCoordinator',
	whoTakesOver: 'whoTakesOver',
	'badInput.to': 'whoTakesOver'
} as const;

export const actions: Actions = {
	async invite(event) {
		const { ctx, member, network } = await theVisit(event);
		const form = await postedForm(event.request);
		const invited = {
			network: network.slug,
			name: text(form, 'name'),
			mail: text(form, 'mail'),
			role: text(form, 'role') as Role
		};
		const language = event.params.lang;
		const { address: origin, mail } = event.locals.installation;
		const words = { by: member.name, network: nameFor(network, language), language, origin, say: teamTexts(language) };
		const result = await inviteMember({ ...ctx, mail }, invited, words);
		if (!result.ok) {
			return notTaken('invite', result.refusal, form, {
				memberThere: 'memberThere',
				'badInput.mail': 'badMail',
				'badInput.name': 'nameEmpty'
			});
		}
		const { member: added, isMailed } = result.value;
		return { said: isMailed ? ('invited' as const) : ('invitedNoMail' as const), values: { name: added.name } };
	},

	async role(event) {
		const { ctx, network } = await theVisit(event);
		const form = await postedForm(event.request);
		const memberId = text(form, 'member');
		const result = await changeRole(ctx, { memberId, role: text(form, 'role') as Role });
		if (!result.ok) return notTaken(`role ${memberId}`, result.refusal, form, { lastCoordinator: 'lastCoordinator' });
		const team = await listMembers(ctx, network.id);
		return { said: 'roleChanged' as const, values: { name: team.find(({ id }) => id === memberId)?.name ?? '' } };
	},

	async leave(event) {
		const { ctx, member, network } = await theVisit(event);
		const form = await postedForm(event.request);
		const [memberId, to] = [text(form, 'member'), text(form, 'to')];
		const before = await listMembers(ctx, network.id);
		const result = await leaveTeam(ctx, { memberId, to });
		if (!result.ok) return notTaken(`leave ${memberId}`, result.refusal, form, LEAVING);
		if (memberId === member.id) {
			teamCookie.remove(event);
			redirect(303, `/${event.params.lang}/team`);
		}
		const nameOf = (id: string) => before.find((one) => one.id === id)?.name ?? '';
		return { said: 'left' as const, values: { name: nameOf(memberId), heir: nameOf(to) } };
	}
};
