import { LocaleType, LogLevel, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { ILayoutService, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import zhCN from '@univerjs/preset-sheets-core/locales/zh-CN';
import zhTW from '@univerjs/preset-sheets-core/locales/zh-TW';
import '@univerjs/preset-sheets-core/lib/index.css';

export interface Opened {
  readonly univer: Univer;
  readonly api: FUniver;
  readonly locale: LocaleType;
}

/** Items of the component's menus that would change what a file here does not keep, or keeps for the program. */
const HIDDEN = [
  'sheet.command.paste-format',
  'sheet.command.paste-col-width',
  'sheet.command.paste-besides-border',
  'sheet.menu.paste-special',
  'sheet.menu.copy-special',
  'sheet.menu.clear-selection',
  'sheet.menu.delete',
  'sheet.menu.cell-insert',
  'sheet.menu.sheet-frozen',
  'sheet.menu.permission',
  'sheet.contextMenu.permission',
  'sheet.command.hide-row-confirm',
  'sheet.command.hide-col-confirm',
  'sheet.menu.sheets-sort-ctx',
] as const;

/** The component with its own parts, and nothing around it. */
export function openUniver(container: HTMLElement, script: 'zh-Hant' | 'zh-Hans'): Opened {
  const locale = script === 'zh-Hans' ? LocaleType.ZH_CN : LocaleType.ZH_TW;
  const univer = new Univer({
    locale,
    locales: { [LocaleType.ZH_TW]: zhTW, [LocaleType.ZH_CN]: zhCN },
    logLevel: LogLevel.ERROR,
  });
  const { plugins } = UniverSheetsCorePreset({
    container,
    header: true,
    toolbar: false,
    formulaBar: true,
    disableAutoFocus: true,
    footer: { addSheetButtonConfig: { show: false }, menus: false },
    menu: Object.fromEntries(HIDDEN.map((id) => [id, { hidden: true }])),
    sheets: { disableForceStringAlert: true, disableForceStringMark: true, protectedRangeShadow: false },
  });
  for (const plugin of plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  return { univer, api: FUniver.newAPI(univer), locale };
}

/** Resolves when the sheet is drawn and can be worked in. */
export function drawn(api: FUniver): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
    if (stage >= api.Enum.LifecycleStages.Rendered) resolve();
  });
  return promise;
}

/** Takes the keys to the sheet, from wherever they were. */
export function focusSheet(univer: Univer): void {
  window.focus();
  univer.__getInjector().get(ILayoutService).focus();
}
