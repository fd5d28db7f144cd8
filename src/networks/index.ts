export { DEFAULT_CHARTER } from './domain/charter.ts';
export type { Landmark, Neighbourhood, Network } from './domain/network.ts';
export {
	isStandingNo,
	markState,
	TEXT_SECTIONS,
	type MarkOutcome,
	type MarkVerdict,
	type TextMark,
	type TextSection
} from './domain/texts.ts';
export { addMember, type AddMemberInput } from './server/add-member.ts';
export { answerMark } from './server/answer-mark.ts';
export { changeRole } from './server/change-role.ts';
export type { DrawnNeighbourhood } from './server/networks-store.ts';
export { drawNeighbourhoods } from './server/draw-neighbourhoods.ts';
export { enterPractice } from './server/enter-practice.ts';
export { findMember } from './server/find-member.ts';
export { foundNetwork } from './server/found-network.ts';
export type { FoundNetworkInput } from './server/inputs.ts';
export { inviteMember } from './server/invite-member.ts';
export { leaveTeam } from './server/leave-team.ts';
export { markText } from './server/mark-text.ts';
export type { Member } from './server/members-store.ts';
export { findPractice, foundPractice, listPractices, readyPractice, removePractice } from './server/practice.ts';
export { putLandmark } from './server/put-landmark.ts';
export {
	findNetwork,
	listBorders,
	listDrawnNeighbourhoods,
	listNetworks,
	showNetwork,
	showNetworks,
	type NetworkWithParts
} from './server/show-networks.ts';
export { showTexts, type TeamTexts } from './server/show-texts.ts';
export { heirsIn, listMembers, namesOfTeam } from './server/show-team.ts';
export {
	askToSignIn,
	memberOfCookie,
	otherMemberships,
	signInByCode,
	signInByLink,
	switchTeam,
	type SignedIn
} from './server/sign-in.ts';
export { wordText } from './server/word-text.ts';
