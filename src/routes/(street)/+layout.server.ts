import { frameOf, languageOf } from './frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ url, request, locals: { installation } }) => {
	const language = languageOf(url, request);
	return { language, frame: frameOf(language, url, installation.clock()) };
};
