import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, PROGRAM, present } from './launch.ts';

export { present } from './launch.ts';

const required = process.env['REQUIRE_ALL'] !== undefined;

/** Says so where there is no browser: loudly when everything is required. */
export function sayWhenAbsent(): void {
  test.runIf(!present && required)('a browser must be here when everything is required', () => {
    expect.fail(`${PROGRAM} is missing, and REQUIRE_ALL is set`);
  });
  test.runIf(!present && !required)('no browser is installed', ({ skip }) =>
    skip(`${PROGRAM} is missing: the page was not opened`),
  );
}

const PATIENCE_MS = 30_000;

/** What must come true, on however busy a machine. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: PATIENCE_MS });

/** What a window did that it should not have done. */
export interface Watched {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly requests: readonly string[];
}

export function watch(page: Page): Watched {
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  return { page, errors, requests };
}

export interface Windows {
  /** A window of a browser that was never here, or of one given */
  open(context?: BrowserContext): Promise<Watched>;
}

/** A shared machine may be busy; a step that hangs is told by its own name before the test's time is over. */
const SLOW_MACHINE = 90_000;

/** Windows for the tests of a file. */
export function windows(): Windows {
  const open: { browser?: Browser } = {};
  beforeAll(async () => {
    open.browser = await launch();
  });
  afterAll(() => open.browser?.close());
  return {
    open: async (context) => {
      const own = context ?? (await open.browser!.newContext({ viewport: { width: 1280, height: 720 } }));
      own.setDefaultTimeout(SLOW_MACHINE);
      return watch(await own.newPage());
    },
  };
}
