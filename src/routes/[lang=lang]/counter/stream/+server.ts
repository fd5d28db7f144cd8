import { counterOf } from '../session.ts';
import { openStream } from './open-stream.ts';
import type { RequestHandler } from './$types';

/** Says when there is something new to look at; 401 when the card was replaced. */
export const GET: RequestHandler = async (event) => {
	const ctx = await counterOf(event);
	if (ctx?.actor.kind !== 'counter') return new Response(null, { status: 401 });
	const { touches } = event.locals.installation.db;
	const body = openStream(touches, ctx.actor, async () => (await counterOf(event)) !== null);
	return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'private, no-store' } });
};
