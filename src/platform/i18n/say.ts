import { direction, type Language } from '#kernel/language.ts';

export type Values = Readonly<Record<string, string | number>>;

/** One section of one language, compiled: a function for each key. */
export type Messages = Readonly<Record<string, (values: Values) => string>>;

/** Says the text of a key in the language it was made for, with the values its placeholders name. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** A text function over compiled messages. Asking for a text with a value missing throws everywhere but in production. */
export function sayer<Key extends string>(messages: Messages, language: Language): Say<Key> {
	const prepare = direction(language) === 'rtl' ? isolated : (values: Values) => values;
	return (key, values = {}) => {
		const message = messages[key];
		if (message === undefined) throw new Error(`No text "${key}" in ${language}.`);
		return message(import.meta.env.PROD ? prepare(values) : complete(prepare(values), key));
	};
}

/** First-strong isolates keep a name or a phone number in Latin script from scrambling the right-to-left line around it. */
function isolated(values: Values): Values {
	const wrap = (value: string | number) => (typeof value === 'string' ? `\u2068${value}\u2069` : value);
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
