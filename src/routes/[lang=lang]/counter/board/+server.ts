import { json } from '@sveltejs/kit';
import { showCounter } from '#board';
import { counterOf } from '../session.ts';
import { truthOf } from '../truth.ts';
import type { RequestHandler } from './$types';

/** The counter as it is now, for the script of its page; 401 when the card was replaced. */
export const GET: RequestHandler = async (event) => {
	const ctx = await counterOf(event);
	const counter = ctx && (await showCounter(ctx));
	const headers = { 'cache-control': 'private, no-store' };
	if (!ctx || !counter) return json({ code: 'cardExpired' }, { status: 401, headers });
	return json(truthOf(ctx, counter.view), { headers });
};
