import { direction, type Language } from '#kernel/language.ts';

export type Values = Readonly<Record<string, string | number>>;

/** One section of one language, compiled: a function for each key. */
export type Messages = Readonly<Record<string, (values: Values) => string>>;

/** Says the text of a key in the language it was made for, with the values its placeholders name. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** A text function over compiled messages. Asking for a text with a value missing throws everywhere but in production. */
export function sayer<Key extends string>(messages: Messages, language: Language): Say<Key> {
	const prepare = direction(language) === 'rtl' ? allIsolated : (values: Values) => values;
	return (key, values = {}) => {
		const message = messages[key];
		if (message === undefined) throw new Error(`No text "${key}" in ${language}.`);
		return message(import.meta.env.PROD ? prepare(values) : complete(prepare(values), key));
	};
}

/** First-strong isolates keep a name or a phone number in another script from scrambling the line around it. */
export function isolated(text: string): string {
	return `\u2068${text}\u2069`;
}

function allIsolated(values: Values): Values {
	const wrap = (value: string | number) => (typeof value === 'string' ? isolated(value) : value);
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wrap(value)]));
}

function complete(values: Values, key: string): Values {
	return new Proxy(values, {
		get(target, name) {
			if (typeof name === 'string' && !(name in target)) throw new Error(`The text "${key}" needs {${name}}.`);
			return Reflect.get(target, name);
		}
	});
}
