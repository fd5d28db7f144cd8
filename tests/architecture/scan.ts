import ts from 'typescript';

/** What one source file says, as far as the house rules care. */
export interface Scan {
	readonly imports: readonly Import[];
	/** The text of every string and template, without the names of imported modules. */
	readonly texts: readonly string[];
	/** Names that are used, with what they are used for: `new Date()`, `Date.now`, `fetch`. */
	readonly uses: readonly string[];
	/** Names of template tags. */
	readonly tags: readonly string[];
}

export interface Import {
	readonly from: string;
	readonly typeOnly: boolean;
}

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;

/** Reads a TypeScript file, or the scripts of a Svelte component. */
export function scan(path: string, text: string): Scan {
	const code = path.endsWith('.svelte') ? [...text.matchAll(SCRIPT)].map(([, script]) => script).join('\n') : text;
	const imports: Import[] = [];
	const texts: string[] = [];
	const uses: string[] = [];
	const tags: string[] = [];

	function visit(node: ts.Node): void {
		const from = importedModule(node);
		if (from !== undefined) imports.push(from);
		if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
			if (!isModuleName(node)) texts.push(node.text);
		if (ts.isTaggedTemplateExpression(node)) tags.push(node.tag.getText().split('<')[0] ?? '');
		if (ts.isNewExpression(node) && !node.arguments?.length) uses.push(`new ${node.expression.getText()}()`);
		if (ts.isCallExpression(node) && node.arguments.length === 0) uses.push(`${node.expression.getText()}()`);
		if (ts.isPropertyAccessExpression(node)) uses.push(node.getText());
		if (ts.isIdentifier(node) && isReference(node)) uses.push(node.text);
		ts.forEachChild(node, visit);
	}
	visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));
	return { imports, texts, uses, tags };
}

function importedModule(node: ts.Node): Import | undefined {
	if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
		return {
			from: node.moduleSpecifier.text,
			typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
		};
	if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
		return { from: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
		return { from: node.argument.literal.text, typeOnly: true };
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
		const [name] = node.arguments;
		if (name && ts.isStringLiteralLike(name)) return { from: name.text, typeOnly: false };
	}
	return undefined;
}

function isModuleName(node: ts.Node): boolean {
	const { parent } = node;
	if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
	return ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** A name that stands for a value from elsewhere: not a property, a key or a declaration. */
function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isParameter(parent))
		return parent.name !== node;
	if (ts.isBindingElement(parent) || ts.isMethodSignature(parent) || ts.isTypeReferenceNode(parent)) return false;
	return !(ts.isDeclarationStatement(parent) || ts.isVariableDeclaration(parent)) || parent.name !== node;
}
