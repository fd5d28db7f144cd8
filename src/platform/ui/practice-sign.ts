interface SignLink {
	readonly href: string;
	readonly label: string;
}

/** What stands above every page of a practice town. */
export interface PracticeSign {
	/** That everything is invented. */
	readonly label: string;
	/** As whom somebody of the team looks. */
	readonly as?: string | undefined;
	readonly links: readonly SignLink[];
	/** Where the form goes that ends it. */
	readonly stop?: SignLink | undefined;
}
