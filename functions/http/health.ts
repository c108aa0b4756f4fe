import type { HttpFunction } from '@google-cloud/functions-framework';
import { CODE_VERSION } from '../version.ts';

/** GET health: says that the bundle loads, and its version; touches nothing. */
export const health: HttpFunction = (_, response) => {
  response.json({ status: 'ok', version: CODE_VERSION });
};
