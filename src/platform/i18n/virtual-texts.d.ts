declare module 'virtual:texts/*' {
	const messages: Readonly<Record<string, (values: Readonly<Record<string, string | number>>) => string>>;
	export default messages;
}
