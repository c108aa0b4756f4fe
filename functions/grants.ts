import { z } from 'zod';

/** The allow-list: who may do what in which area. A deployment checks its file with the same schema. */
export const GRANTS = z
  .array(
    z.strictObject({
      email: z.email(),
      role: z.enum(['經辦', '覆核', '查看']),
      area: z.string().min(1),
    }),
  )
  .min(1, 'the allow-list is empty: no list, no start');
