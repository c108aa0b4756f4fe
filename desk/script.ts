export { inScript, type Locale } from '../functions/script.ts';
