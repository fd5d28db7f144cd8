import { checkBoards } from '#board';
import { checkReferences, type Check } from '#keeping';

/** What has to hold for all data of an installation. A slice with books of its own puts its check here. */
export const CHECKS: readonly Check[] = [checkReferences, checkBoards];
