/** The functions that Sheets itself, the menu and the sidebar call by name; everything else stays inside the bundle. */
export {
  checkData,
  clearYear,
  closeMonth,
  correctPeriod,
  onOpen,
  onOpen as onInstall,
  publishReports,
  settlePeriod,
  showHelp,
  verifyLedger,
} from './menu.ts';
export { jumpTo, pollRun, registerFile, saveSettings } from './sidebar.ts';
