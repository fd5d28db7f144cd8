import { redirect, type RequestEvent } from '@sveltejs/kit';
import { GUEST, type Actor } from '#kernel/actor.ts';
import type { Language } from '#kernel/language.ts';
import { findNetwork, memberOfCookie, type Member, type Network } from '#networks';
import type { Session } from '#people';
import type { Context } from '#platform/context.ts';
import { ownCookie } from '#platform/http/own-cookie.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import { openLimiter } from '#platform/limiter.ts';

/** A mail may lead to the team's pages, so a link from elsewhere finds whoever is signed in. */
export const teamCookie = ownCookie('team', 'lax');
/** Of the browser that asked for a letter. */
export const letterCookie = ownCookie('letter', 'strict');

/** Of somebody of the team who looks at the practice town as somebody in it: beside their own session, never instead. */
export const practiceCookie = ownCookie('practice', 'lax');

/** Letters asked and codes typed from one household or office. */
export const signInTries = openLimiter({ most: 60, seconds: 900 });

/** Somebody of a team on one of their devices. */
export interface TeamVisit {
	readonly ctx: Context & { readonly actor: Extract<Actor, { kind: 'member' }> };
	readonly member: Member;
	readonly network: Network;
	readonly session: Session;
	/** Who they really are, while they look at the practice town as somebody in it. */
	readonly self?: TeamVisit;
}

/** Nobody outside hears of what is tried in a practice town. */
const NO_MAIL: Mailer = { keepsFiles: false, send: async () => {} };

type Visit = Pick<RequestEvent, 'url' | 'cookies' | 'locals'>;

/** Who of a team asks, or null. */
export function visitOf(event: Visit): Promise<TeamVisit | null> {
	return (event.locals.team ??= find(event));
}

/** Who of a team asks; whoever is not signed in is led to the door, and back to where they were afterwards. */
export async function theVisit(event: Visit & Pick<RequestEvent, 'params'>): Promise<TeamVisit> {
	const visit = await visitOf(event);
	if (visit) return visit;
	redirect(303, doorTo(event.params.lang as Language, event.url.pathname));
}

/** The same, but always as who they really are, also while they practise. */
export async function ownVisit(event: Visit & Pick<RequestEvent, 'params'>): Promise<TeamVisit> {
	const visit = await theVisit(event);
	return visit.self ?? visit;
}

/** The door, with where to go after it. */
function doorTo(language: Language, pathname: string): string {
	const door = `/${language}/team`;
	return pathname === door ? door : `${door}?to=${encodeURIComponent(pathname)}`;
}

const TEAM_PAGE = /^\/[a-z]{2}\/team(?:\/[\w-]+)*$/;

/** Where somebody goes after the door: a page of the team, and nowhere else whatever an address says. */
export function afterDoor(language: Language, asked: string | null): string {
	return asked !== null && asked.length < 200 && TEAM_PAGE.test(asked) ? asked : `/${language}/team`;
}

async function find(event: Visit): Promise<TeamVisit | null> {
	const self = await visitBy(teamCookie.read(event), event);
	// Who is invented only ever practises.
	if (!self || self.network.practiceOf !== null) return null;
	const practised = await visitBy(practiceCookie.read(event), event);
	if (!practised || practised.network.practiceOf !== self.network.id) return self;
	event.locals.installation = { ...event.locals.installation, mail: NO_MAIL };
	return { ...practised, self };
}

async function visitBy(cookie: string | undefined, { locals: { installation } }: Visit): Promise<TeamVisit | null> {
	const found = cookie === undefined ? null : await memberOfCookie(installation, cookie);
	if (!found) return null;
	const network = await findNetwork({ ...installation, actor: GUEST }, found.actor.network);
	return network ? { ...found, network, ctx: { ...installation, actor: found.actor } } : null;
}
