import { uuidV7 } from '#kernel/ids.ts';
import type { Act, DeviceTime } from '../domain/pending.ts';

/** The act that a form of the counter stands for, as data; null for a form that is sent as a form. */
export function readAct(action: string, fields: FormData, device: DeviceTime): Act | null {
	const text = (name: string) => String(fields.get(name) ?? '');
	const act = /\?\/(\w+)$/.exec(action)?.[1];
	const lineId = text('line');
	const fact = { lineId, device };
	switch (act) {
		case 'given':
		case 'counted':
			return { act, ...fact, id: newId(), n: Number(text('n')) };
		case 'treated':
			return { act, ...fact, id: newId(), n: Number(text('n')), mayPassOn: fields.has('mayPassOn') };
		case 'undone':
			return { act, ...fact, id: newId(), of: text('of') };
		case 'out':
		case 'back':
			return { act, lineId };
		case 'closed':
		case 'opened':
			return { act };
		case 'away':
		case 'there':
			return { act, service: text('service') };
		default:
			return null;
	}
}

/** The same act as the fields of its form. */
export function fieldsOf(act: Act): URLSearchParams {
	const fields = new URLSearchParams();
	if ('lineId' in act) fields.set('line', act.lineId);
	if ('service' in act) fields.set('service', act.service);
	if ('of' in act) fields.set('of', act.of);
	if ('n' in act) fields.set('n', String(act.n));
	if ('mayPassOn' in act && act.mayPassOn) fields.set('mayPassOn', 'yes');
	if ('id' in act) {
		fields.set('id', act.id);
		for (const [name, value] of Object.entries(act.device)) fields.set(name, String(value));
	}
	return fields;
}

function newId(): string {
	return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
