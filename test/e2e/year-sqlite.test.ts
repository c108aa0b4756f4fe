import { describe } from 'vitest';
import { wholeYear } from './year.ts';

describe('a year on SQLite', () => wholeYear());
