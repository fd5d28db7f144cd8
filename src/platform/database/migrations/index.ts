import type { Migration } from 'kysely/migration';
import * as ground from './0001-ground.ts';
import * as networks from './0002-networks.ts';
import * as people from './0003-people.ts';
import * as places from './0004-places.ts';
import * as board from './0005-board.ts';
import * as keeping from './0006-keeping.ts';
import * as changes from './0007-changes.ts';
import * as signingIn from './0008-signing-in.ts';
import * as keepingTrue from './0009-keeping-true.ts';
import * as uploads from './0010-uploads.ts';
import * as experts from './0011-experts.ts';
import * as mailApart from './0012-mail-apart.ts';
import * as settingAside from './0013-setting-aside.ts';
import * as stopped from './0014-stopped.ts';

/** Every step of the schema, in order. A step that has been released is never edited. */
export const migrations: Record<string, Migration> = {
	'0001-ground': ground,
	'0002-networks': networks,
	'0003-people': people,
	'0004-places': places,
	'0005-board': board,
	'0006-keeping': keeping,
	'0007-changes': changes,
	'0008-signing-in': signingIn,
	'0009-keeping-true': keepingTrue,
	'0010-uploads': uploads,
	'0011-experts': experts,
	'0012-mail-apart': mailApart,
	'0013-setting-aside': settingAside,
	'0014-stopped': stopped
};
