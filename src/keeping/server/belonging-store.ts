import type { Belonging, Way } from '../domain/belonging.ts';
import type { Condition } from './rows-store.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** The condition on the rows of each table that are of a network, by table. @param network its id */
export function conditionsFor(belonging: readonly Belonging[], network: string): Map<string, Condition> {
	if (!UUID.test(network)) throw new Error('Not the id of a network.');
	const conditions = new Map<string, Condition>();
	for (const { table, ways } of belonging) {
		conditions.set(table.name, { where: ways.map((way) => said(way, network, conditions)).join(' or ') });
	}
	return conditions;
}

function said(way: Way, network: string, conditions: ReadonlyMap<string, Condition>): string {
	if (way.by === 'network') return `${quoted(way.column)} = '${network}'`;
	const [column, other, named] = way.by === 'parent' ? [way.column, way.to, way.key] : [way.key, way.from, way.column];
	const inner = conditions.get(other)?.where ?? 'false';
	return `${quoted(column)} in (select ${quoted(named)} from ${other.split('.').map(quoted).join('.')} where ${inner})`;
}

function quoted(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
