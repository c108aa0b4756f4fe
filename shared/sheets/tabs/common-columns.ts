import { FUNDS } from './values.ts';

/** Columns that several tabs have in common. */
export const fund = {
  header: { hant: '險種', hans: '险种' },
  type: 'listed',
  values: FUNDS,
  required: true,
  help: '職工或居民；兩種基金分開核算。',
} as const;

export const institution = {
  header: { hant: '機構', hans: '机构' },
  type: 'identifier',
  required: true,
  help: '機構表中的編碼。',
} as const;

export const consortium = {
  header: { hant: '醫共體', hans: '医共体' },
  type: 'identifier',
  required: true,
  help: '醫共體表中的編碼。',
} as const;

/** Checked by its key `party`: a code of either table, and not of both. */
export const party = {
  header: { hant: '機構或醫共體', hans: '机构或医共体' },
  type: 'identifier',
  required: true,
  help: '機構表或醫共體表中的編碼。',
} as const;

export const document = {
  header: { hant: '文號', hans: '文号' },
  type: 'text',
  help: '依據文件的文號。',
} as const;
