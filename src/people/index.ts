export { endSession } from './server/end-session.ts';
export { findSession } from './server/find-session.ts';
export { openSession } from './server/open-session.ts';
export type { Holder } from './server/sessions-store.ts';
