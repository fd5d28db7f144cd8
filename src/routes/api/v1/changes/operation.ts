import { MOST_CHANGES } from '#street';
import * as examples from '../../examples.ts';
import { operation } from '../../operation.ts';
import { limit, network, since } from '../../parameters.ts';
import { changes } from '../../shapes/changes.ts';

export const listChanges = operation({
	operationId: 'listChanges',
	path: '/api/v1/changes',
	summary: 'What changed since you last looked',
	description:
		'For whoever keeps a copy. Ask without "since" once, follow "next" while there is "more", and keep the last "next" for ' +
		'later: nothing is missed or told twice. Facts of places count, such as hours, services and closures. What waits on a ' +
		'board is no fact of a place and moves nothing here; ask the places for it. Nor does time: a status that follows from ' +
		'the hours changes by itself.',
	tag: 'places',
	query: { network, since, limit: limit(MOST_CHANGES) },
	answer: { type: 'application/json', shape: changes, description: 'The changes.', example: examples.changes },
	problems: {
		404: 'There is no such network.',
		410: 'A backup was put back after this cursor was given: read everything anew.'
	}
});
