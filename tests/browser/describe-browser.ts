import { describe } from 'vitest';
import { findChromium } from './chromium.ts';

/** A suite that needs Chromium: skipped where there is none, but never in CI, where its absence is a failure. */
export const describeBrowser = findChromium() || process.env.CI ? describe : describe.skip;
