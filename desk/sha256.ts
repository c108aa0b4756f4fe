export { sha256 } from '../functions/gateways/sha256.ts';
