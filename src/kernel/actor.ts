/** Whoever acts. Row-level security and every use case decide by this, never by something a client sends along. */
export type Actor =
	/** Anybody on the street: sees what is published, changes nothing. */
	| { readonly kind: 'guest' }
	/** A phone or tablet behind the counter of one place, opened by its card. */
	| { readonly kind: 'counter'; readonly network: string; readonly place: string }
	/** A named member of the team of one network. */
	| { readonly kind: 'member'; readonly network: string; readonly member: string; readonly role: Role }
	/** Whoever runs this installation, by the command line. */
	| { readonly kind: 'keeper' }
	/** The check at the door, before anybody is anybody: may look up a card or a session by its secret, and nothing else. */
	| { readonly kind: 'door' };

export const ROLES = ['coordinator', 'ambassador', 'expert'] as const;
export type Role = (typeof ROLES)[number];

export const GUEST: Actor = { kind: 'guest' };
export const KEEPER: Actor = { kind: 'keeper' };
export const DOOR: Actor = { kind: 'door' };
