export { deviceName } from './domain/device-name.ts';
export { endSession } from './server/end-session.ts';
export { findSession } from './server/find-session.ts';
export { openSession } from './server/open-session.ts';
export { endAllSessions, endOneSession, listSessions } from './server/own-sessions.ts';
export type { Holder, Session } from './server/sessions-store.ts';
export { mayUseLetter, useLetterCode, useLetterLink } from './server/use-letter.ts';
export { MINUTES_GOOD, writeLetter, type WrittenLetter } from './server/write-letter.ts';
