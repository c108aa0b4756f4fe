import { normalise } from '../../../shared/sheets/raw.ts';
import { inScript } from '../../script.ts';

/** Equal for names of one tab: neither the script nor blanks nor full-width letters tell tabs apart. */
export const tabKey = (name: string): string => inScript(normalise(name), 'zh-Hans');
