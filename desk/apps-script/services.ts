import type { Ask, ButtonSet, FetchRequest, Job } from './protocol.ts';

/** Raises an exception of the platform inside the script. */
export type Fail = (message: string) => never;

const GOOGLE = 'https://www.googleapis.com/auth';
const UI = `${GOOGLE}/script.container.ui`;
const REQUEST = `${GOOGLE}/script.external_request`;
const ALL_SHEETS = `${GOOGLE}/spreadsheets`;
const SHEETS = [`${GOOGLE}/spreadsheets.currentonly`, ALL_SHEETS];

type Allow = (method: string, anyOf: readonly string[], whenOpening?: 'allowed') => void;

interface Platform {
  readonly ask: Ask;
  readonly fail: Fail;
  readonly allow: Allow;
  readonly only: <T extends object>(name: string, members: T) => T;
}

/**
 * The services of Apps Script that the front end uses, and nothing more: whatever else a script reaches for is an
 * error, and so is a call that its manifest or the way it was started does not permit.
 */
export function services(job: Job, ask: Ask, fail: Fail): Readonly<Record<string, object>> {
  const allow: Allow = (method, anyOf, whenOpening) => {
    const granted = anyOf.some((scope) => job.scopes.includes(scope));
    if (granted && (job.trigger === 'person' || whenOpening)) return;
    fail(`You do not have permission to call ${method}. Required permissions: ${anyOf.join(' || ')}`);
  };
  const only: Platform['only'] = (name, members) =>
    new Proxy(members, {
      get: (target, key, self) => {
        if (key in target || typeof key === 'symbol' || key === 'toJSON')
          return Reflect.get(target, key, self);
        return fail(`${name}.${key} is not a function`);
      },
    });
  const platform: Platform = { ask, fail, allow, only };
  return {
    SpreadsheetApp: spreadsheets(platform),
    HtmlService: html(platform, job.files),
    UrlFetchApp: urlFetch(platform),
    ScriptApp: only('ScriptApp', {
      AuthMode: AUTH_MODES,
      getIdentityToken: () => {
        if (!job.scopes.includes('openid') || job.trigger === 'open') return null;
        return ask('identityToken', job.scopes.includes(`${GOOGLE}/userinfo.email`));
      },
    }),
    PropertiesService: only('PropertiesService', { getDocumentProperties: () => properties(platform, job) }),
    LockService: only('LockService', { getDocumentLock: () => lock(platform) }),
  };
}

/** Members of an enum are compared by identity, so there is one of each. */
const members = <K extends string>(...names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, Object.freeze({ toString: () => name })])) as Record<
    K,
    { toString(): K }
  >;

const BUTTONS = members('OK', 'CANCEL', 'YES', 'NO', 'CLOSE');
const BUTTON_SETS = members('OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL');
export const AUTH_MODES = members('NONE', 'LIMITED', 'FULL', 'CUSTOM_FUNCTION');

function properties({ ask, fail, only }: Platform, { authMode }: Job) {
  if (authMode === 'NONE')
    fail('You do not have permission to call PropertiesService.getDocumentProperties.');
  return only('Properties', {
    getProperty: (key: string) => ask('property', key),
    setProperties: (values: Readonly<Record<string, unknown>>) => {
      const texts = Object.entries(values).map(([key, value]) => [key, String(value)]);
      ask('setProperties', Object.fromEntries(texts));
    },
  });
}

function lock({ ask, only }: Platform) {
  if (!ask('hasDocumentLock')) return null;
  return only('Lock', {
    tryLock: (milliseconds: number) => ask('tryLock', milliseconds),
    releaseLock: () => void ask('releaseLock'),
  });
}

function spreadsheets({ ask, allow, only }: Platform) {
  const sheet = (name: string) =>
    only('Sheet', {
      getName: () => name,
      setActiveSelection: (range: string) => void ask('selectRange', name, range),
    });
  const shared = (id: () => string) => ({
    getId: id,
    getEditors: () =>
      ask('editorsOf', id()).map((email) => only('User', { getEmail: () => email, toString: () => email })),
    addEditors: (emails: readonly string[]) => void ask('addEditors', id(), emails),
  });
  const file = only('Spreadsheet', {
    ...shared(() => ask('documentId')),
    getSheets: () => ask('sheetNames').map(sheet),
    getCurrentCell: () => {
      const at = ask('currentCell');
      return (
        at &&
        only('Range', {
          getSheet: () => sheet(at.sheet),
          getRow: () => at.row,
          getColumn: () => at.column,
        })
      );
    },
    setActiveSheet: (each: ReturnType<typeof sheet>) => void ask('activateSheet', each.getName()),
  });
  const dialog = (
    kind: 'alert' | 'prompt',
    title: string,
    text: string,
    buttons: { toString(): ButtonSet },
  ) => {
    const reply = ask('showDialog', { kind, title, text, buttons: buttons.toString() });
    return { button: BUTTONS[reply.button], text: reply.text ?? '' };
  };
  const ui = only('Ui', {
    Button: BUTTONS,
    ButtonSet: BUTTON_SETS,
    createMenu: (title: string) => menu(title, ask, only),
    alert: (title: string, text: string, buttons: { toString(): ButtonSet }) =>
      dialog('alert', title, text, buttons).button,
    prompt: (title: string, text: string, buttons: { toString(): ButtonSet }) => {
      const reply = dialog('prompt', title, text, buttons);
      return only('PromptResponse', {
        getSelectedButton: () => reply.button,
        getResponseText: () => reply.text,
      });
    },
    showSidebar: (page: { getTitle(): string; getContent(): string }) => {
      allow('Ui.showSidebar', [UI]);
      ask('showSidebar', { title: page.getTitle(), html: page.getContent() });
    },
  });
  return only('SpreadsheetApp', {
    getUi: () => ui,
    getActive: () => {
      allow('SpreadsheetApp.getActive', SHEETS, 'allowed');
      return file;
    },
    create: (title: string) => {
      allow('SpreadsheetApp.create', [ALL_SHEETS]);
      const id = ask('createFile', title);
      return only(
        'Spreadsheet',
        shared(() => id),
      );
    },
  });
}

function menu(title: string, ask: Ask, only: Platform['only']) {
  const items: { caption: string; functionName: string }[] = [];
  const self = only('Menu', {
    addItem: (caption: string, functionName: string) => {
      items.push({ caption, functionName });
      return self;
    },
    addToUi: () => void ask('addMenu', { title, items }),
  });
  return self;
}

function html({ fail, only }: Platform, files: Job['files']) {
  const output = (content: string) => {
    let title = '';
    const self = only('HtmlOutput', {
      getContent: () => content,
      getTitle: () => title,
      setTitle: (text: string) => {
        title = text;
        return self;
      },
    });
    return self;
  };
  return only('HtmlService', {
    createTemplateFromFile: (name: string) => {
      const source = files[name] ?? fail(`No HTML file named ${name} was found.`);
      const template: Record<string, unknown> & { evaluate(): ReturnType<typeof output> } = {
        evaluate: () => output(print(source, template, fail)),
      };
      return template;
    },
  });
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Printing scriptlets of a plain name, escaped; other scriptlets are not used and not known. */
function print(source: string, values: Readonly<Record<string, unknown>>, fail: Fail): string {
  return source.replace(/<\?(.*?)\?>/gs, (scriptlet, inside: string) => {
    const name = /^=\s*(\w+)\s*$/.exec(inside)?.[1];
    if (name === undefined) return fail(`scriptlet ${scriptlet} is not supported here`);
    if (!(name in values)) return fail(`ReferenceError: ${name} is not defined`);
    return String(values[name]).replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
  });
}

const FETCH_OPTIONS = [
  'method',
  'contentType',
  'headers',
  'payload',
  'muteHttpExceptions',
  'followRedirects',
];

interface FetchOptions {
  readonly method?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: unknown;
  readonly muteHttpExceptions?: boolean;
  readonly followRedirects?: boolean;
}

function urlFetch({ ask, fail, allow, only }: Platform) {
  const request = (url: string, options: FetchOptions): FetchRequest => {
    const unknown = Object.keys(options).find((key) => !FETCH_OPTIONS.includes(key));
    if (unknown !== undefined) fail(`Invalid argument: ${unknown}`);
    const { payload, headers = {}, contentType = 'application/x-www-form-urlencoded' } = options;
    if (payload !== undefined && typeof payload !== 'string')
      return fail('only text payloads are supported here');
    return {
      url,
      method: (options.method ?? (payload === undefined ? 'get' : 'post')).toUpperCase(),
      headers: payload === undefined ? headers : { ...headers, 'Content-Type': contentType },
      ...(payload === undefined ? {} : { payload }),
      muteHttpExceptions: options.muteHttpExceptions ?? false,
      followRedirects: options.followRedirects ?? true,
    };
  };
  return only('UrlFetchApp', {
    fetch: (url: string, options: FetchOptions = {}) => {
      allow('UrlFetchApp.fetch', [REQUEST]);
      const { status, text } = ask('fetch', request(url, options));
      return only('HTTPResponse', { getResponseCode: () => status, getContentText: () => text });
    },
  });
}
