import { http } from '@google-cloud/functions-framework';
import { cloudContext } from './cloud.ts';
import { httpFunctions } from './functions.ts';

// Anywhere else Express answers a body that it cannot read with a stack trace.
process.env['NODE_ENV'] ??= 'production';

// Begun once per instance; a setting that is missing makes every call fail instead of one quietly doing less.
const context = cloudContext(process.env);
context.catch((error: unknown) => console.error(error));

for (const [name, handle] of Object.entries(httpFunctions(context))) http(name, handle);
