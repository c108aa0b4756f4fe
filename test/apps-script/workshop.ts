import { beforeAll } from 'vitest';
import { type Bundle, type Limits, openScript, ScriptDocument } from '../../desk/apps-script/runner.ts';
import { buildScript } from './built.ts';
import { Service } from './service.ts';

/** The script as it is uploaded, built once for the tests of a file. */
export function builtScript(): { readonly bundle: Bundle } {
  const built: { bundle: Bundle } = { bundle: { code: '', files: {}, scopes: [] } };
  beforeAll(async () => {
    built.bundle = await buildScript();
  });
  return built;
}

export const SHEETS = [
  { name: '參數', rows: 100, columns: 6 },
  { name: '病例', rows: 1000, columns: 15 },
];

/** A service, and the bureau's document that is set up to use it. */
export async function office() {
  const service = new Service();
  const url = await service.start();
  const document = new ScriptDocument('1BureauFileOfYiwu', SHEETS);
  document.setProperties({ 'dianzhi.url': url, 'dianzhi.area': '330782' });
  return { service, url, document };
}

/** Somebody who has the document open. */
export const person = (
  bundle: Bundle,
  document: ScriptDocument,
  name: string,
  limits: Partial<Limits> = {},
) => openScript({ bundle, document, token: () => `token of ${name}@yiwu.gov.cn`, limits });
