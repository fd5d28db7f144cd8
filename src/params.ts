import { defineParams } from '@sveltejs/kit/params';
import { isLanguage } from '#kernel/language.ts';

export const params = defineParams({
	lang: (value) => (isLanguage(value) ? value : undefined)
});
