/** The command was given wrong: told in one line, with no stack. */
export class UsageError extends Error {}
