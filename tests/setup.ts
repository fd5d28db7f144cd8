import net from 'node:net';
import { afterEach, expect } from 'vitest';

const reported: unknown[][] = [];

console.error = (...values: unknown[]) => void reported.push(values);

/** Whatever a test makes the application report as an error fails it. */
afterEach(() => {
	expect(reported.splice(0), 'console.error was called').toEqual([]);
});

const connect = net.Socket.prototype.connect;

/** Tests reach this machine and nothing beyond it. */
net.Socket.prototype.connect = function (this: net.Socket, ...parameters: unknown[]) {
	const host = hostOf(parameters);
	if (!['localhost', '127.0.0.1', '::1'].includes(host)) throw new Error(`A test wanted to reach ${host}.`);
	return Reflect.apply(connect, this, parameters);
};

/** The host in the arguments of a connect, which Node itself hands on as an array of its own. */
function hostOf(parameters: readonly unknown[]): string {
	const [first, second] = Array.isArray(parameters[0]) ? parameters[0] : parameters;
	if (typeof first === 'object' && first !== null)
		return 'host' in first && first.host ? String(first.host) : 'localhost';
	return typeof first === 'number' && typeof second === 'string' ? second : 'localhost';
}
