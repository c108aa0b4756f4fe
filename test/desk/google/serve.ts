import { startGoogleTwin } from '../../../desk/google/server.ts';

/** A process of its own that serves a folder and says where, to be killed. */
const folder = process.argv[2]!;
const twin = await startGoogleTwin({
  folder,
  tokens: (token) => ({ kind: 'person', email: token.split(' ')[1] ?? '' }),
});
console.log(twin.url);
