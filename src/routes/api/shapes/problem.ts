import * as v from 'valibot';
import { text } from './basics.ts';

/** Why there is no answer (RFC 9457). */
export const problemShape = v.pipe(
	v.strictObject({
		type: v.literal('about:blank'),
		title: text('The words of the status.', 'Not Found'),
		status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
		detail: text('One plain sentence for the person who reads it.', 'There is no network "gnet".'),
		code: text('The stable name of the reason.', 'noSuchNetwork'),
		field: v.optional(text('The parameter that it is about.', 'network'))
	}),
	v.metadata({ title: 'Problem', description: 'Why there is no answer (RFC 9457).' })
);
