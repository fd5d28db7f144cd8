import { openLimiter } from '#platform/limiter.ts';

/**
 * Wrong cards from one household or office. Twenty people who each mistype twice get through; who guesses at a code of
 * 50 bits gets nowhere.
 */
export const cardTries = openLimiter({ most: 60, seconds: 3600 });
