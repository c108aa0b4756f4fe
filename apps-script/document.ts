/// <reference types="google-apps-script" />

import { HANT, type TextKey, type Texts } from './texts.ts';

/** Made by the build: `HANT` in Simplified Chinese. */
declare const HANS: Texts;

/** What this document remembers for everybody who opens it. Nothing in it is secret. */
type Memory = 'url' | 'area' | 'locale' | 'period' | 'run' | `settled.${string}` | `file.${string}`;

const properties = () => PropertiesService.getDocumentProperties();

export const recall = (key: Memory): string => properties().getProperty(`dianzhi.${key}`) ?? '';

export function remember(values: { readonly [key in Memory]?: string }): void {
  const named = Object.entries(values).map(([key, value]) => [`dianzhi.${key}`, value]);
  properties().setProperties(Object.fromEntries(named));
}

export const locale = () => (recall('locale') === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant');

export const texts = (): Texts => (locale() === 'zh-Hans' ? HANS : HANT);

export const say = (key: TextKey, values: Readonly<Record<string, string>> = {}): string =>
  texts()[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** A spreadsheet of the person's own, open to whoever may edit this document, the service among them. */
export function newFile(title: string): string {
  const file = SpreadsheetApp.create(title);
  const editors = SpreadsheetApp.getActive().getEditors();
  file.addEditors(editors.map((editor) => editor.getEmail()));
  return file.getId();
}
