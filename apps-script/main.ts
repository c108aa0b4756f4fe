/** The functions that Sheets itself, the menu and the sidebar call by name; everything else stays inside the bundle. */
export { readRun as pollRun } from './call.ts';
export * from './menu.ts';
export { jumpTo, registerFile, saveSettings } from './sidebar.ts';
