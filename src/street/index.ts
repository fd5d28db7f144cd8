export { NEEDS, type Need, type NeedKind } from './domain/attention.ts';
export type { HeirOf } from './domain/own.ts';
export type { Step } from './domain/unfinished.ts';
export type { SaidList } from './domain/said.ts';
export type { Networks } from './server/choose-networks.ts';
export { describePlace } from './server/describe-place.ts';
export { followCode, PLACE_CODE_LENGTH } from './server/follow-code.ts';
export { listCandidates, type CandidateList, type TeamCandidate } from './server/list-candidates.ts';
export {
	listChanges,
	MOST_CHANGES,
	type ChangesPage,
	type ChangesQuestion,
	type ListedChange
} from './server/list-changes.ts';
export { FIRST_SHOWN, listPlaces, MOST_SHOWN, type ListedPlace, type PlaceList } from './server/list-places.ts';
export { listReceivers, type PassableLine, type Receiver } from './server/list-receivers.ts';
export { listTeamPlaces, type TeamList, type TeamPlace, type TeamQuestion } from './server/list-team-places.ts';
export { listUnfinished, type Unfinished } from './server/list-unfinished.ts';
export { listNews, type News, type NewsOfPlace } from './server/list-news.ts';
export { MOST_AT_ONCE, readOpenData, type OpenDataPage, type OpenDataQuestion } from './server/open-data.ts';
export { sayList } from './server/say-list.ts';
export { sayPlace } from './server/say-place.ts';
export { showAttention, type Attention, type AttentionQuestion, type NeedOfPlace } from './server/show-attention.ts';
export { showPlace, showPlaceById, type PlacePage } from './server/show-place.ts';
export { nameFor, type StreetLine, type StreetPlace } from './server/street-place.ts';
