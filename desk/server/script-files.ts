import type { Options } from '../apps-script/runner.ts';
import { makeFile, type Person } from '../person.ts';

/** The spreadsheets of a person, as a script makes and shares them. */
export function filesOf(person: Person): NonNullable<Options['files']> {
  return {
    createFile: (title) => makeFile(person, title, {}),
    editorsOf: async (fileId) => {
      const { data } = await person.drive.permissions.list({
        fileId,
        fields: 'permissions(emailAddress,role)',
      });
      return (data.permissions ?? []).flatMap(({ emailAddress, role }) =>
        emailAddress && (role === 'owner' || role === 'writer') ? [emailAddress] : [],
      );
    },
    addEditors: async (fileId, emails) => {
      const others = emails.filter((email) => email !== person.email);
      for (const emailAddress of others) {
        const requestBody = { type: 'user', role: 'writer', emailAddress };
        await person.drive.permissions.create({ fileId, requestBody });
      }
    },
  };
}
