import * as examples from '../../examples.ts';
import { operation } from '../../operation.ts';
import { networks } from '../../shapes/network.ts';

export const listNetworks = operation({
	operationId: 'listNetworks',
	path: '/api/v1/networks',
	summary: 'Networks',
	description: 'Every network of this installation with its neighbourhoods.',
	tag: 'networks',
	query: {},
	answer: { type: 'application/json', shape: networks, description: 'The networks.', example: examples.networks }
});
