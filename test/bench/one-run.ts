import { settleCommand } from '../../desk/cli/settle.ts';

/** Settles one input in a process of its own, and says how long it took and the most memory it held. */
const [input = '', out = ''] = process.argv.slice(2);
const log = console.log;
console.log = () => {};
const start = performance.now();
const code = await settleCommand({ input, period: { kind: 'year', year: 2025 }, out, cases: false });
const seconds = (performance.now() - start) / 1000;
log(JSON.stringify({ code, seconds, peakMb: process.resourceUsage().maxRSS / 1024 }));
