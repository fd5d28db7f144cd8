import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default typescript.config(
	{ ignores: ['node_modules', 'build', '.svelte-kit', 'data'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
	typescript.configs.recommended,
	svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { globals: globals.browser, parserOptions: { parser: typescript.parser } }
	},
	{ files: ['scripts/**/*.js', '*.js', '*.ts'], languageOptions: { globals: globals.node } },
	{
		rules: {
			eqeqeq: 'error',
			'no-console': ['error', { allow: ['warn', 'error'] }],
			'no-constant-condition': ['error', { checkLoops: false }],
			'no-control-regex': 'error',
			'no-fallthrough': 'error',
			'no-self-assign': 'error',
			'no-unsafe-finally': 'error',
			'no-useless-escape': 'error',
			'no-param-reassign': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		rules: {
			// Runes are declared by `let` and changed from outside.
			'prefer-const': 'off',
			// Links start with the language, which is part of the address: there is no base path to add.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// The one place where text is not escaped by the compiler; what it gets is escaped as JSON may be.
		files: ['src/street/ui/ForMachines.svelte'],
		rules: { 'svelte/no-at-html-tags': 'off' }
	},
	{
		// A promise that nobody waits for loses its error.
		files: ['src/**/*.ts', 'demo/**/*.ts', 'tests/**/*.ts'],
		ignores: ['**/*.svelte.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }]
		}
	},
	{
		// These speak to whoever started them.
		files: ['src/server.ts', 'src/cli.ts', 'scripts/**', 'tests/**'],
		rules: { 'no-console': 'off' }
	}
);
