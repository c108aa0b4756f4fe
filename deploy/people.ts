import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { GRANTS } from '../functions/grants.ts';

// `node deploy/people.ts FILE list|policy|secret`: checks an allow-list as the functions do, and says who is in it, what
// Cloud Run is to know of it, or what the functions are to read. Exit code 2: the list is refused.

const [file = '', wanted = 'list'] = process.argv.slice(2);

function people(): z.output<typeof GRANTS> {
  const grants = GRANTS.parse(JSON.parse(readFileSync(file, 'utf8')));
  const lines = grants.map(({ email, role, area }) => `${email.toLowerCase()} ${role} ${area}`);
  const twice = lines.find((line, index) => lines.indexOf(line) !== index);
  if (twice) throw new Error(`twice in the list: ${twice}`);
  return grants;
}

const reasonOf = (error: unknown): string => {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
};

const ANSWERS: Readonly<Record<string, (grants: z.output<typeof GRANTS>) => string>> = {
  list: (grants) => grants.map(({ email, role, area }) => `  ${area}  ${role}  ${email}`).join('\n'),
  secret: (grants) => JSON.stringify(grants),
  policy: (grants) => {
    const members = [...new Set(grants.map(({ email }) => `user:${email.toLowerCase()}`))].sort();
    return JSON.stringify({ bindings: [{ role: 'roles/run.invoker', members }] });
  },
};

try {
  console.log(ANSWERS[wanted]!(people()));
} catch (error) {
  console.error(`${file}: ${reasonOf(error)}`);
  process.exitCode = 2;
}
