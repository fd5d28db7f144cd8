export { DEFAULT_CHARTER } from './domain/charter.ts';
export type { Landmark, Neighbourhood, Network } from './domain/network.ts';
export { addMember, type AddMemberInput } from './server/add-member.ts';
export { changeRole } from './server/change-role.ts';
export type { DrawnNeighbourhood } from './server/networks-store.ts';
export { drawNeighbourhoods } from './server/draw-neighbourhoods.ts';
export { findMember } from './server/find-member.ts';
export { foundNetwork, type FoundNetworkInput } from './server/found-network.ts';
export { inviteMember } from './server/invite-member.ts';
export { leaveTeam } from './server/leave-team.ts';
export type { Member } from './server/members-store.ts';
export { putLandmark } from './server/put-landmark.ts';
export {
	listBorders,
	listDrawnNeighbourhoods,
	listNetworks,
	showNetwork,
	showNetworks,
	type NetworkWithParts
} from './server/show-networks.ts';
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
