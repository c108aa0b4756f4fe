import type { HttpFunction } from '@google-cloud/functions-framework';
import type { Context } from './context.ts';
import { check } from './http/check.ts';
import { close } from './http/close.ts';
import { compare } from './http/compare.ts';
import { contrast } from './http/contrast.ts';
import { correct } from './http/correct.ts';
import { handler } from './http/endpoint.ts';
import { explain } from './http/explain.ts';
import { forecast } from './http/forecast.ts';
import { health } from './http/health.ts';
import { dispute, pack } from './http/institution-file.ts';
import { publish } from './http/publish.ts';
import { settle } from './http/settle.ts';
import { setup } from './http/setup.ts';
import { verify } from './http/verify.ts';
import { watch } from './http/watch.ts';
import { whatIf } from './http/what-if.ts';
import { work } from './http/work.ts';

/** The HTTP functions by name; the cloud and the desk register the same ones. */
export const httpFunctions = (context: Promise<Context>): Readonly<Record<string, HttpFunction>> => ({
  setup: handler(context, setup),
  check: handler(context, check),
  settle: settle(context),
  close: handler(context, close),
  publish: handler(context, publish),
  correct: handler(context, correct),
  verify: handler(context, verify),
  compare: handler(context, compare),
  explain: handler(context, explain),
  whatif: handler(context, whatIf),
  contrast: handler(context, contrast),
  forecast: handler(context, forecast),
  dispute: handler(context, dispute),
  pack: handler(context, pack),
  watch: handler(context, watch),
  work: handler(context, work),
  health,
});
