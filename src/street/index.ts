export type { SaidList } from './domain/said.ts';
export { followCode, PLACE_CODE_LENGTH } from './server/follow-code.ts';
export { FIRST_SHOWN, listPlaces, MOST_SHOWN, type ListedPlace, type PlaceList } from './server/list-places.ts';
export { MOST_AT_ONCE, readOpenData, type OpenDataPage, type OpenDataQuestion } from './server/open-data.ts';
export { sayList } from './server/say-list.ts';
export { sayPlace } from './server/say-place.ts';
export { showPlace, type PlacePage } from './server/show-place.ts';
export { nameFor, type StreetLine, type StreetPlace } from './server/street-place.ts';
