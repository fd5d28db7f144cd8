import { sveltekit } from '@sveltejs/kit/vite';
import adapter from '@sveltejs/adapter-node';
import { defineConfig } from 'vite';
import { texts } from './src/platform/i18n/vite-plugin.ts';

export default defineConfig({
	// Phones of 2018 read the same styles; newer notations would be ignored there.
	build: {
		cssTarget: ['chrome69', 'safari12'],
		// The one page with a script names all it needs itself; the lists for walking on to other pages would be weight.
		modulePreload: false
	},
	plugins: [
		texts(),
		sveltekit({
			adapter: adapter({ out: 'build', precompress: true }),
			// A page for a guest is one response: markup, style and pictograms together.
			inlineStyleThreshold: 32_768,
			// Hashes, not nonces: a page from the cache keeps its policy.
			csp: {
				mode: 'hash',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
					'object-src': ['none']
				}
			},
			// Only the counter has a script, and it goes nowhere: it need not know the addresses of all other pages.
			router: { resolution: 'server' },
			serviceWorker: { register: false },
			version: { pollInterval: 0 }
		})
	]
});
