export type { Access, Address, AdjustedPeriod, Closure, Hours, PlaceFacts } from './domain/place.ts';
export {
	dayPlan,
	returnDay,
	weekPlan,
	type DayPlan
} from './domain/hours/day-plan.ts';
export { dayAtCounter } from './domain/hours/day-at-counter.ts';
export { openStatus, takeawayStatus, type OpenStatus } from './domain/hours/open-status.ts';
export { isService, serviceName, services } from './domain/catalogue/services.ts';
export { isKind, kindName, kinds } from './domain/catalogue/kinds.ts';
export { addPlace, type AddedPlace, type TypedPlace } from './server/add-place.ts';
export { closeToday, openAgain } from './server/close-today.ts';
export { importPlaces, type ImportInput, type PlaceFormat } from './server/import-places.ts';
export type { ImportProgress, ImportReport } from './server/judge-file.ts';
export { leavePlace, returnPlace } from './server/leave-place.ts';
export { locatePlaces } from './server/locate-places.ts';
export type { Place, PlaceAct, PlaceState } from './server/places-store.ts';
export { publishPlaces } from './server/publish-places.ts';
export { putPicture } from './server/put-picture.ts';
export { putServicesAway } from './server/put-services-away.ts';
export { findPlace, listActs, listPlaces, showPicture, showPlace } from './server/show-places.ts';
