import { loadList } from '../list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = loadList;
