import * as v from 'valibot';
import { names, text, type Shaped } from './basics.ts';

const entry = {
	key: text('Stable for ever.', 'charge'),
	pictogram: text('The name of a pictogram of the Phosphor set, drawn in duotone.', 'battery-charging'),
	names
};
const entries = (description: string) =>
	v.pipe(
		v.array(v.strictObject(entry)),
		v.metadata({ description: `${description} In the order in which people see them.` })
	);

/** The words behind the keys that places carry. */
export const catalogues = v.pipe(
	v.strictObject({
		kinds: entries('What a place is.'),
		services: entries('Basic services: small, free, for everybody.'),
		items: v.pipe(
			v.array(
				v.strictObject({
					...entry,
					needsDate: v.pipe(v.boolean(), v.description('It is for one day, as a ticket is.'))
				})
			),
			v.description('What customers pay ahead for a stranger.')
		)
	}),
	v.metadata({ title: 'Catalogues', description: 'The words and pictograms behind the keys. They may grow.' })
);
export type Catalogues = Shaped<typeof catalogues>;
