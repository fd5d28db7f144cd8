export { DEFAULT_CHARTER } from './domain/charter.ts';
export type { Landmark, Neighbourhood, Network } from './domain/network.ts';
export type { Member } from './server/networks-store.ts';
export { addMember } from './server/add-member.ts';
export { drawNeighbourhoods } from './server/draw-neighbourhoods.ts';
export { findMember } from './server/find-member.ts';
export { foundNetwork, type FoundNetworkInput } from './server/found-network.ts';
export { putLandmark } from './server/put-landmark.ts';
export { listBorders, listMembers, listNetworks, showNetwork, type NetworkWithParts } from './server/show-networks.ts';
