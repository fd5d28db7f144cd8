import * as v from 'valibot';
import { address, id, slug, text, word, type Shaped } from './basics.ts';
import { place } from './place.ts';

/** What became of places since somebody last looked. */
export const changes = v.pipe(
	v.strictObject({
		changes: v.array(
			v.pipe(
				v.strictObject({
					change: word(
						['published', 'changed', 'left'],
						'"published": not known at your cursor; "changed": known, here as it is now; "left": forget it.'
					),
					id,
					network: slug('The network of the place.', 'gent'),
					place: v.pipe(v.nullable(place), v.description('The place as it is now; null when it left.'))
				}),
				v.metadata({ title: 'Change' })
			)
		),
		more: v.pipe(v.boolean(), v.description('There are more at this moment: ask "next" at once.')),
		cursor: text('Up to where you have read now.', 'YzQyLjEyLio'),
		next: address('What to ask next, now or later.', 'https://stoep.example.org/api/v1/changes?since=YzQyLjEyLio'),
		attribution: v.optional(
			text('There when the data of somebody who wants to be named is in it.', '© OpenStreetMap contributors')
		)
	}),
	v.metadata({
		title: 'Changes',
		description: 'What became of places since the cursor, in the order in which it was written; each place once.'
	})
);
export type Changes = Shaped<typeof changes>;
