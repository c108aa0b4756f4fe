/** A person whose identity token was verified. */
export interface Person {
  /** Lower case */
  readonly email: string;
}

/** Why a token is not accepted; told to nobody but the log. */
export class TokenRefused extends Error {}

/** Verifies the token of a request. @throws TokenRefused */
export interface Identity {
  verify(authorization: string | undefined): Promise<Person>;
}

/** 經辦 prepares, 覆核 confirms, 查看 looks. */
export type Role = '經辦' | '覆核' | '查看';

export type Action =
  | 'setup'
  | 'check'
  | 'settle'
  | 'close'
  | 'publish'
  | 'correct'
  | 'verify'
  | 'compare'
  | 'explain'
  | 'whatif'
  | 'contrast'
  | 'forecast'
  | 'dispute'
  | 'pack'
  | 'watch'
  | 'read';

/** Who may do what, where: an area's line of the allow-list. */
export interface Grant {
  readonly email: string;
  readonly role: Role;
  readonly area: string;
}
