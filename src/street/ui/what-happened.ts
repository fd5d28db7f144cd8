/** What is said of an answer that is no page, by its HTTP status; what is said beside it has `How` behind it. */
export function whatHappened(status: number): 'notFound' | 'placeStopped' | 'wentWrong' {
	if (status === 410) return 'placeStopped';
	return status === 404 ? 'notFound' : 'wentWrong';
}
