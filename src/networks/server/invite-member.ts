import type { Language } from '#kernel/language.ts';
import { done, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Say } from '#platform/i18n/say.ts';
import type { TeamKey } from '#platform/i18n/team.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import { addMember, type AddMemberInput } from './add-member.ts';
import type { Member } from './members-store.ts';

/**
 * Takes somebody into the team and mails them where to sign in. There is no secret in that mail: their address is what
 * opens the door.
 *
 * @returns the member, and whether the mail was handed over; when it was not, somebody tells them in person
 */
export async function inviteMember(
	{ mail: mailer, ...ctx }: Context & { readonly mail: Mailer },
	invited: AddMemberInput,
	words: { by: string; network: string; language: Language; origin: string; say: Say<TeamKey> }
): Promise<Result<{ member: Member; isMailed: boolean }, 'notAllowed' | 'badInput' | 'noSuchNetwork' | 'memberThere'>> {
	const added = await addMember(ctx, invited);
	if (!added.ok) return added;
	const { by, network, language, origin, say } = words;
	const { name, mail } = added.value;
	const text = `${say('invitationText', { name, by, network })}\n${origin}/${language}/team\n\n${say('invitationHow')}`;
	const isMailed = await mailer.send({ to: mail, subject: say('invitationSubject', { network }), text }).then(
		() => true,
		() => false
	);
	return done({ member: added.value, isMailed });
}
