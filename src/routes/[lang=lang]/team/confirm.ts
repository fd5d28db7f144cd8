import type { RequestEvent } from '@sveltejs/kit';
import { confirmPlaces } from '#places';
import { postedForm } from '../../posted-form.ts';
import { notTaken, text, type Said } from './answer.ts';
import { theVisit } from './session.ts';

/** Says that all is true today: of the one place whose button was pressed, or of all that are ticked. */
export async function confirmTicked(event: RequestEvent) {
	const { ctx, network } = await theVisit(event);
	const form = await postedForm(event.request);
	const one = text(form, 'one');
	const ids = one ? [one] : form.getAll('id').filter((id) => typeof id === 'string');
	const result = await confirmPlaces(ctx, { networkId: network.id, ids });
	if (!result.ok) return notTaken('confirm', result.refusal, form);
	const { confirmed } = result.value;
	const said: Said =
		confirmed > 0 ? { said: 'confirmedMany', values: { count: confirmed } } : { said: 'nothingTicked' };
	return said;
}
