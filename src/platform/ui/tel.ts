/** A phone number as people write it, as the address of a link that dials it. */
export function telHref(phone: string): string {
	return `tel:${phone.replace(/[^\d+]/g, '')}`;
}
