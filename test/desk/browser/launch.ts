import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

export const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const present = existsSync(PROGRAM);

/** Nothing of the browser itself may call out. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a profile that was never used. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: PROGRAM, headless: true, args: FLAGS });
