import { error } from '@sveltejs/kit';
import { dev } from '$app/env';
import { readOutbox } from '#platform/mail/read-outbox.ts';
import type { PageServerLoad } from './$types';

/** What the stand-in for mail kept, for whoever develops. On a real server there is no such page. */
export const load: PageServerLoad = async ({ locals: { installation } }) => {
	if (!dev) error(404);
	return { messages: await readOutbox(installation.dataDirectory) };
};
