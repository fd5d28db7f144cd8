import { error } from '@sveltejs/kit';
import { GUEST } from '#kernel/actor.ts';
import { showPicture } from '#places';
import type { RequestHandler } from './$types';

/** The picture of a place. Another picture has another address, so a browser need never ask for the same one twice. */
export const GET: RequestHandler = async ({ params: { code, fingerprint }, locals: { installation } }) => {
	const picture = await showPicture({ ...installation, actor: GUEST }, code, fingerprint);
	if (!picture) error(404);
	return new Response(Uint8Array.from(picture), {
		headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=31536000, immutable' }
	});
};
