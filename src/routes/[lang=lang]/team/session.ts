import { redirect, type RequestEvent } from '@sveltejs/kit';
import { GUEST, type Actor } from '#kernel/actor.ts';
import type { Language } from '#kernel/language.ts';
import { listNetworks, memberOfCookie, type Member, type Network } from '#networks';
import type { Session } from '#people';
import type { Context } from '#platform/context.ts';
import { ownCookie } from '#platform/http/own-cookie.ts';
import { openLimiter } from '#platform/limiter.ts';

/** A mail may lead to the team's pages, so a link from elsewhere finds whoever is signed in. */
export const teamCookie = ownCookie('team', 'lax');
/** Of the browser that asked for a letter. */
export const letterCookie = ownCookie('letter', 'strict');

/** Letters asked and codes typed from one household or office. */
export const signInTries = openLimiter({ most: 60, seconds: 900 });

/** Somebody of a team on one of their devices. */
export interface TeamVisit {
	readonly ctx: Context & { readonly actor: Extract<Actor, { kind: 'member' }> };
	readonly member: Member;
	readonly network: Network;
	readonly session: Session;
}

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
	const cookie = teamCookie.read(event);
	if (cookie === undefined) return null;
	const { installation } = event.locals;
	const found = await memberOfCookie(installation, cookie);
	if (!found) return null;
	const networks = await listNetworks({ ...installation, actor: GUEST });
	const network = networks.find(({ id }) => id === found.actor.network);
	return network ? { ...found, network, ctx: { ...installation, actor: found.actor } } : null;
}
