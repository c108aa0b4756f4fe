import type { MessagePort } from 'node:worker_threads';

/** What passes between a running script, which waits for every answer, and the editor it runs in. */

export interface Dialog {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  readonly buttons: ButtonSet;
}

export type ButtonSet = 'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL';
export type Button = 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';

/** What a person does with a dialog. */
export interface Reply {
  readonly button: Button;
  readonly text?: string;
}

export interface Sidebar {
  readonly title: string;
  readonly html: string;
}

export interface Menu {
  readonly title: string;
  readonly items: readonly { readonly caption: string; readonly functionName: string }[];
}

export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
  readonly muteHttpExceptions: boolean;
  readonly followRedirects: boolean;
}

export interface FetchAnswer {
  readonly status: number;
  readonly text: string;
}

/** The questions a script can ask; every service it sees is made of these. */
export interface Editor {
  property(key: string): string | null;
  setProperties(values: Readonly<Record<string, string>>): Promise<void>;
  /** Null when the script is not bound to a document. */
  hasDocumentLock(): boolean;
  tryLock(milliseconds: number): Promise<boolean>;
  releaseLock(): void;
  showDialog(dialog: Dialog): Promise<Reply>;
  showSidebar(sidebar: Sidebar): void;
  addMenu(menu: Menu): void;
  identityToken(withEmail: boolean): Promise<string> | string;
  fetch(request: FetchRequest): Promise<FetchAnswer>;
  documentId(): string;
  /** Makes a spreadsheet that the person owns; its id */
  createFile(title: string): Promise<string> | string;
  /** Those who may edit a spreadsheet, its owner included */
  editorsOf(fileId: string): Promise<readonly string[]> | readonly string[];
  addEditors(fileId: string, emails: readonly string[]): Promise<void> | void;
  sheetNames(): readonly string[];
  /** What is selected in the person's window; rows and columns from 1 */
  currentCell(): { readonly sheet: string; readonly row: number; readonly column: number } | null;
  activateSheet(name: string): void;
  selectRange(sheet: string, range: string): void;
}

export type Ask = <K extends keyof Editor>(
  name: K,
  ...values: Parameters<Editor[K]>
) => Awaited<ReturnType<Editor[K]>>;

/** An exception as a service raises it; the script may catch it. */
export class ServiceException extends Error {}

/** How a function is called: by the menu or the sidebar, or by the editor when a file is opened. */
export type Trigger = 'person' | 'open';

export interface Job {
  readonly code: string;
  readonly files: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
  readonly functionName: string;
  /** JSON */
  readonly parameters: string;
  readonly trigger: Trigger;
  readonly authMode: 'NONE' | 'LIMITED' | 'FULL';
}

/** What a thread is told to do: messages go through the port, and the signal tells that an answer is there. */
export interface Assignment {
  readonly job: Job;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

export type FromScript =
  | { readonly ask: keyof Editor; readonly values: readonly unknown[] }
  | { readonly returned: string }
  | { readonly thrown: string };

export type ToScript = { readonly value: unknown } | { readonly exception: string };
