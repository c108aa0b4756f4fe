import packageJson from '../package.json' with { type: 'json' };

/** The version that every run records, so that a difference between two runs can be laid at the program's door. */
export const CODE_VERSION: string = packageJson.version;
