import { type CountedCharges, addCharges } from './charges.ts';
