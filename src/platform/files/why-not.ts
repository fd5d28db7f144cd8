const REASONS: Readonly<Record<string, string>> = {
	EACCES: 'this user may not',
	EPERM: 'this user may not',
	EROFS: 'nothing can be written there',
	ENOENT: 'there is no such file or folder',
	ENOTDIR: 'a part of its path is no folder',
	EISDIR: 'it is a folder',
	EEXIST: 'it is there already',
	ENOSPC: 'the disk is full',
	EDQUOT: 'the disk is full for this user'
};

/** Why the system could not do something with a file, as the end of a sentence. */
export function whyNot(error: unknown): string {
	const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
	return REASONS[code] ?? (code === '' ? String(error) : code);
}
