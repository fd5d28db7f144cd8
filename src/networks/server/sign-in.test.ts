import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '#platform/context.ts';
import type { Message } from '#platform/mail/mail.ts';
import { endAllSessions, endOneSession, listSessions, mayUseLetter, openSession } from '#people';
import { teamTexts } from '#platform/i18n/team.ts';
import { newId } from '#platform/random.ts';
import { textOfAllTables } from '#tests/engines/all-text.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	givenNetwork,
	HOUR,
	keeperOf,
	MINUTE,
	must,
	refusedWith,
	type GivenNetwork
} from '#tests/engines/given.ts';
import { addMember } from './add-member.ts';
import { changeRole } from './change-role.ts';
import { inviteMember } from './invite-member.ts';
import { leaveTeam } from './leave-team.ts';
import { heirsIn, listMembers, namesOfTeam } from './show-team.ts';
import { askToSignIn, memberOfCookie, otherMemberships, signInByCode, signInByLink, switchTeam } from './sign-in.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0';
const ORIGIN = 'https://stoep.example';

describeEngines('signing in', (engine) => {
	const clock = clockAt('2026-03-03T10:00:00+01:00');
	let ctx: Context;
	let given: GivenNetwork;
	let mail: string;
	let box: Message[];

	beforeAll(() => {
		ctx = keeperOf(engine.database(), clock);
	});
	beforeEach(async () => {
		clock.forward(HOUR);
		given = await givenNetwork(ctx);
		mail = `jan@${given.network.slug}.example`;
		box = [];
	});

	const mailer = { keepsFiles: true, send: async (message: Message) => void box.push(message) };
	const door = () => ({ ...ctx, mail: mailer });
	async function ask(address = mail) {
		const { browser, sent } = await askToSignIn(door(), {
			mail: address,
			language: 'nl',
			origin: ORIGIN,
			say: teamTexts('nl')
		});
		await sent;
		return browser;
	}
	const letter = () => {
		const { text = '', subject = '' } = box.at(-1) ?? {};
		return { code: /\d{6}/.exec(subject)?.[0] ?? '', secret: /team\/letter\/([\w-]{22})\b/.exec(text)?.[1] ?? '' };
	};
	const signedIn = async () => {
		await ask();
		return must(await signInByLink(ctx, letter().secret, FIREFOX)).cookie;
	};

	it('goes by the code of the mail, in the browser that asked', async () => {
		const browser = await ask(`  ${mail.toUpperCase()} `);
		expect(box).toHaveLength(1);
		expect(box[0]).toMatchObject({ to: mail });
		expect(box[0]?.text).toContain(letter().code);
		const other = await ask();
		expect(refusedWith(await signInByCode(ctx, other, '000000x', FIREFOX))).toBe('wrongCode');
		box.pop();
		const { cookie } = must(await signInByCode(ctx, browser, letter().code.replace(/^.../, '$& '), FIREFOX));
		expect(await memberOfCookie(ctx, cookie)).toMatchObject({
			actor: given.member,
			member: { mail },
			session: { device: 'Firefox · Windows' }
		});
	});

	it('goes by the link of the mail, on any device, once; looking does not use it up', async () => {
		await ask();
		const { secret } = letter();
		expect(await mayUseLetter(ctx, secret)).toBe(true);
		expect(await mayUseLetter(ctx, secret)).toBe(true);
		must(await signInByLink(ctx, secret, FIREFOX));
		expect(await mayUseLetter(ctx, secret)).toBe(false);
		expect(refusedWith(await signInByLink(ctx, secret, FIREFOX))).toBe('letterGone');
	});

	it('uses a letter once when both ways are taken at the same moment', async () => {
		const browser = await ask();
		const { secret, code } = letter();
		const both = await Promise.all([
			signInByLink(ctx, secret, ''),
			signInByLink(ctx, secret, ''),
			signInByCode(ctx, browser, code, ''),
			signInByCode(ctx, browser, code, '')
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('ends after ten minutes, and after five wrong codes', async () => {
		const browser = await ask();
		const { secret, code } = letter();
		clock.forward(10 * MINUTE);
		expect(refusedWith(await signInByLink(ctx, secret, ''))).toBe('letterGone');
		expect(refusedWith(await signInByCode(ctx, browser, code, ''))).toBe('letterGone');

		const guessing = await ask();
		const right = letter().code;
		const wrong = right === '111111' ? '222222' : '111111';
		for (let turn = 0; turn < 5; turn++) {
			expect(refusedWith(await signInByCode(ctx, guessing, wrong, ''))).toBe('wrongCode');
		}
		expect(refusedWith(await signInByCode(ctx, guessing, right, ''))).toBe('letterGone');
	});

	it('takes a code nowhere but in the browser that asked', async () => {
		await ask();
		const { code } = letter();
		const thief = await ask('nobody@stoep.example');
		expect(refusedWith(await signInByCode(ctx, thief, code, ''))).toBe('wrongCode');
		expect(refusedWith(await signInByCode(ctx, '', code, ''))).toBe('letterGone');
		expect(refusedWith(await signInByCode(ctx, 'x'.repeat(1e6), code, ''))).toBe('letterGone');
	});

	it('answers an address that nobody has in the same way, and mails nobody', async () => {
		for (const nobody of ['nobody@stoep.example', '', "' or 1=1 --", 'x'.repeat(1e6), 'a@b\u0000']) {
			const browser = await ask(nobody);
			expect(browser).toMatch(/^[\w-]{22}$/);
			expect(refusedWith(await signInByCode(ctx, browser, '123456', ''))).toBe('wrongCode');
		}
		expect(box).toEqual([]);
	});

	it('asks the database the same for an address that somebody has as for one that nobody has', async () => {
		const write = vi.spyOn(ctx.db, 'write');
		const read = vi.spyOn(ctx.db, 'read');
		const trips = async (address: string) => {
			write.mockClear();
			read.mockClear();
			await ask(address);
			return [write.mock.calls.length, read.mock.calls.length];
		};
		expect(await trips(mail)).toEqual(await trips('nobody@stoep.example'));
		vi.restoreAllMocks();
	});

	it('makes and sends a mail after the answer, so that the answer takes as long for everybody', async () => {
		const say = vi.fn(teamTexts('nl'));
		const asked = { mail, language: 'nl', origin: ORIGIN, say: say as ReturnType<typeof teamTexts> } as const;
		const { sent } = await askToSignIn(door(), asked);
		// All that an answer still does before it is handed over happens without waiting for anything outside.
		for (let step = 0; step < 100; step++) await Promise.resolve();
		expect([say.mock.calls, box]).toEqual([[], []]);
		await sent;
		expect(box).toHaveLength(1);
	});

	it('fills no mailbox: five letters are good at a time', async () => {
		for (let turn = 0; turn < 8; turn++) await ask();
		expect(box).toHaveLength(5);
		must(await signInByLink(ctx, letter().secret, ''));
	});

	it('answers also when the mail server is away, and says nothing about the address in the log', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		const broken = { keepsFiles: false, send: () => Promise.reject(new Error(`no such user ${mail}`)) };
		const { sent } = await askToSignIn(
			{ ...ctx, mail: broken },
			{ mail, language: 'nl', origin: ORIGIN, say: teamTexts('nl') }
		);
		await sent;
		expect(log).toHaveBeenCalledOnce();
		expect(JSON.stringify(log.mock.calls)).not.toContain('jan@');
		log.mockRestore();
	});

	it('keeps no secret in the database', async () => {
		const browser = await ask();
		const { secret, code } = letter();
		const all = await textOfAllTables(ctx.db);
		for (const one of [secret, browser, code]) expect(all).not.toContain(one);
	});

	it('opens nothing with the session of a counter, or an id for a secret', async () => {
		const counter = await openSession(ctx, { holder: 'counter', holderId: given.member.member }, 60);
		for (const wrong of [counter, given.member.member, '', 'x'.repeat(200)]) {
			expect(await memberOfCookie(ctx, wrong)).toBeNull();
		}
	});

	it('lasts twelve hours', async () => {
		const cookie = await signedIn();
		clock.forward(12 * HOUR - 1);
		expect(await memberOfCookie(ctx, cookie)).not.toBeNull();
		clock.forward(1);
		expect(await memberOfCookie(ctx, cookie)).toBeNull();
	});

	it('lists where one is signed in, and ends one or all, of nobody else', async () => {
		const other = await givenNetwork(ctx);
		const [one, two] = [await signedIn(), await signedIn()];
		const id = given.member.member;
		const sessions = await listSessions(ctx, id);
		expect(sessions.map(({ device }) => device)).toEqual(['Firefox · Windows', 'Firefox · Windows']);
		const ofOne = (await memberOfCookie(ctx, one))!.session.id;
		await endOneSession(ctx, other.member.member, ofOne);
		await endOneSession(ctx, id, 'nonsense');
		await endOneSession(ctx, id, newId(clock()));
		expect(await listSessions(ctx, id)).toHaveLength(2);
		await endOneSession(ctx, id, ofOne);
		expect(await memberOfCookie(ctx, one)).toBeNull();
		expect(await memberOfCookie(ctx, two)).not.toBeNull();
		await endAllSessions(ctx, id);
		expect(await memberOfCookie(ctx, two)).toBeNull();
	});

	it('leads from one team to another of the same address, and to no other', async () => {
		const other = await givenNetwork(ctx);
		clock.forward(1);
		const there = must(await addMember(ctx, { network: other.network.slug, name: 'Jan', mail, role: 'ambassador' }));
		const { member } = (await memberOfCookie(ctx, await signedIn()))!;
		expect((await otherMemberships(ctx, member)).map(({ id }) => id)).toEqual([there.id]);
		const { cookie } = must(await switchTeam(ctx, member, there.id, ''));
		expect((await memberOfCookie(ctx, cookie))?.actor).toMatchObject({ network: other.network.id, role: 'ambassador' });
		expect(refusedWith(await switchTeam(ctx, member, other.member.member, ''))).toBe('noSuchMember');
	});

	describe('a team', () => {
		const asMember = () => ({ ...ctx, actor: given.member });
		const invited = (name: string, role: 'ambassador' | 'expert' | 'coordinator' = 'ambassador') => ({
			network: given.network.slug,
			name,
			mail: `${name.toLowerCase()}@${given.network.slug}.example`,
			role
		});
		const words = { by: 'Jan', network: 'Gent', language: 'nl', origin: ORIGIN, say: teamTexts('nl') } as const;
		const invite = (as: Context, ...who: Parameters<typeof invited>) =>
			inviteMember({ ...as, mail: mailer }, invited(...who), words);
		const actorOf = async (name: string) => {
			const team = await listMembers(ctx, given.network.id);
			const { id, role } = team.find((one) => one.name === name)!;
			return { ...ctx, actor: { kind: 'member', network: given.network.id, member: id, role } as const };
		};

		it('grows by invitation of a coordinator, with a mail that holds no secret', async () => {
			const { member, isMailed } = must(await invite(asMember(), 'Mia'));
			expect(isMailed).toBe(true);
			expect(box[0]).toMatchObject({ to: member.mail });
			expect(box[0]?.text).toContain(`${ORIGIN}/nl/team\n`);
			expect(refusedWith(await invite(asMember(), 'Mia'))).toBe('memberThere');
			await ask(member.mail);
			must(await signInByLink(ctx, letter().secret, ''));
		});

		it('is nobody else’s to change', async () => {
			must(await invite(asMember(), 'Mia'));
			const other = await givenNetwork(ctx);
			const mia = await actorOf('Mia');
			for (const as of [mia, { ...ctx, actor: other.member }, { ...ctx, actor: { kind: 'guest' } as const }]) {
				expect(refusedWith(await invite(as, 'Piet'))).toBe('notAllowed');
			}
			expect(refusedWith(await changeRole(mia, { memberId: mia.actor.member, role: 'coordinator' }))).toBe(
				'notAllowed'
			);
			expect(
				refusedWith(await changeRole({ ...ctx, actor: other.member }, { memberId: mia.actor.member, role: 'expert' }))
			).toBe('noSuchMember');
			expect(refusedWith(await leaveTeam(mia, { memberId: given.member.member, to: mia.actor.member }))).toBe(
				'notAllowed'
			);
			expect(
				refusedWith(
					await leaveTeam({ ...ctx, actor: other.member }, { memberId: mia.actor.member, to: other.member.member })
				)
			).toBe('noSuchMember');
			expect(await listMembers({ ...ctx, actor: other.member }, given.network.id)).toEqual([]);
		});

		it('keeps a coordinator', async () => {
			must(await invite(asMember(), 'Mia'));
			const mia = (await actorOf('Mia')).actor.member;
			const jan = given.member.member;
			expect(refusedWith(await changeRole(asMember(), { memberId: jan, role: 'expert' }))).toBe('lastCoordinator');
			expect(refusedWith(await leaveTeam(asMember(), { memberId: jan, to: mia }))).toBe('lastCoordinator');
			must(await changeRole(asMember(), { memberId: mia, role: 'coordinator' }));
			// Two coordinators who leave at the same moment: one stays.
			const left = await Promise.all([
				leaveTeam(asMember(), { memberId: jan, to: mia }),
				leaveTeam(await actorOf('Mia'), { memberId: mia, to: jan })
			]);
			expect(left.filter(({ ok }) => ok)).toHaveLength(1);
		});

		it('hands over what was somebody’s, forgets their address and signs them out', async () => {
			for (const name of ['Mia', 'Omar']) must(await invite(asMember(), name));
			const [mia, omar] = [await actorOf('Mia'), await actorOf('Omar')];
			await ask(`mia@${given.network.slug}.example`);
			const { cookie } = must(await signInByLink(ctx, letter().secret, ''));
			expect(refusedWith(await leaveTeam(mia, { memberId: mia.actor.member, to: mia.actor.member }))).toBe(
				'whoTakesOver'
			);
			expect(refusedWith(await leaveTeam(mia, { memberId: mia.actor.member, to: null }))).toBe('whoTakesOver');
			must(await leaveTeam(mia, { memberId: mia.actor.member, to: omar.actor.member }));
			expect(await memberOfCookie(ctx, cookie)).toBeNull();
			expect(await textOfAllTables(ctx.db)).not.toContain(`mia@${given.network.slug}`);
			const heirOf = await heirsIn(ctx, given.network.id);
			expect(heirOf(mia.actor.member)).toBe(omar.actor.member);
			must(await leaveTeam(asMember(), { memberId: omar.actor.member, to: given.member.member }));
			expect((await heirsIn(ctx, given.network.id))(mia.actor.member)).toBe(given.member.member);
			expect((await namesOfTeam(ctx, given.network.id)).get(mia.actor.member)).toBe('Mia');
			await ask(`mia@${given.network.slug}.example`);
			expect(box.filter(({ subject }) => /^\d{6}/.test(subject))).toHaveLength(1);
		});
	});
});
