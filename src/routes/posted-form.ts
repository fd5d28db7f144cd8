import { error } from '@sveltejs/kit';

/** The fields of a posted form. A body that is none, or that was broken off, is answered with 400 and not taken for our fault. */
export function postedForm(request: Request): Promise<FormData> {
	return request.formData().catch(() => error(400, 'notUnderstood'));
}
